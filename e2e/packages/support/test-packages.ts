import path from 'node:path';

const made = path.join(import.meta.dirname, '../../../dist/for-tests');

/** What scripts/test-packages.ts has made: an older and a newer version of those that are upgraded. */
export const TEST_PACKAGES = {
  deb: [1, 2].map((number) => path.join(made, `${number}/Daypass-linux-amd64.deb`)),
  rpm: [1, 2].map((number) => path.join(made, `${number}/Daypass-linux-x86_64.rpm`)),
  tar: path.join(made, '1/Daypass-linux-x64.tar.gz'),
  windowsZip: path.join(made, '1/Daypass-win-x64.zip'),
  appImage: [1, 2].map((number) => path.join(made, `${number}/Daypass-x86_64.AppImage`)),
  /** Nothing in them runs: see scripts/package/empty-electron.ts. */
  arm64: {
    dir: path.join(made, '3'),
    deb: path.join(made, '3/Daypass-linux-arm64.deb'),
    rpm: path.join(made, '3/Daypass-linux-aarch64.rpm'),
    tar: path.join(made, '3/Daypass-linux-arm64.tar.gz'),
  },
  dir: path.join(made, '1'),
  unpacked: path.join(made, '2/linux-unpacked'),
} as const;

export const versionOf = (number: 1 | 2): RegExp => new RegExp(String.raw`^daypass \d+\.\d+\.\d+-test\.${number}\n$`);
