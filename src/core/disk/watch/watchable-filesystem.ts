import { statfsSync } from 'node:fs';

/** Types (statfs(2)) of file systems whose watches hear nothing of what other machines do. */
const SILENT_TYPES: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x01021997, // 9p: drives of Windows in WSL, folders shared with virtual machines
  0x65735546, // FUSE: sshfs and its like
  0x5346414f, // AFS
  0x00c36400, // Ceph
  0x786f4256, // VirtualBox's shared folders
]);

/** Whether the file system of this folder tells a watch all that happens in it. */
export function isWatchableFilesystem(folder: string): boolean {
  try {
    return !isSilent(statfsSync(folder).type);
  } catch {
    return true;
  }
}

/** statfs's type is signed on some machines. */
export function isSilent(type: number): boolean {
  return SILENT_TYPES.has(type >>> 0);
}
