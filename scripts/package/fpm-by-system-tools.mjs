#!/usr/bin/env node
/**
 * Does for test packages what electron-builder asks of fpm, by dpkg-deb and rpmbuild: fpm itself is a download. It takes
 * the arguments of electron-builder's FpmTarget and no others.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const SINGLE = new Set(
  (
    '-s -t -d --architecture --after-install --after-remove --description --version --package --name --maintainer ' +
    '--vendor --url --category --license --deb-priority --deb-compression --deb-recommends --rpm-summary ' +
    '--rpm-compression --rpm-rpmbuild-define --rpm-os'
  ).split(' '),
);

const options = new Map();
const mappings = [];
const args = process.argv.slice(2);
for (let at = 0; at < args.length; at += 1) {
  const [name, inline] = args[at].startsWith('--') && args[at].includes('=') ? split(args[at]) : [args[at]];
  if (name === '--force') continue;
  if (SINGLE.has(name)) options.set(name, [...(options.get(name) ?? []), inline ?? args[(at += 1)]]);
  else if (!name.startsWith('-')) mappings.push(split(args[at]));
  else throw new Error(`electron-builder asks fpm for something this stand-in does not know: ${args[at]}`);
}

const workDir = mkdtempSync(path.join(tmpdir(), 'daypass-fpm-'));
try {
  const tree = path.join(workDir, 'tree');
  for (const [from, to] of mappings) {
    const target = path.join(tree, to, from.endsWith('/') || !to.endsWith('/') ? '' : path.basename(from));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  fixModes(tree);
  if (one('-t') === 'deb') makeDeb(tree);
  else makeRpm(tree);
} finally {
  rmSync(workDir, { recursive: true, force: true });
}

function makeDeb(tree) {
  const control = path.join(tree, 'DEBIAN');
  mkdirSync(control);
  const bytes = Number(execFileSync('du', ['-sk', tree], { encoding: 'utf8' }).split('\t')[0]);
  const [summary, ...rest] = one('--description').split('\n');
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': String(bytes),
    Depends: (options.get('-d') ?? []).join(', '),
    Section: 'utils',
    Priority: one('--deb-priority'),
    Homepage: one('--url'),
    Description: [summary, ...rest.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const text = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(path.join(control, 'control'), text.join(''));
  for (const [option, name] of [
    ['--after-install', 'postinst'],
    ['--after-remove', 'postrm'],
  ]) {
    writeFileSync(path.join(control, name), readFileSync(one(option)));
    chmodSync(path.join(control, name), 0o755);
  }
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', tree, one('--package')], {
    stdio: 'inherit',
  });
}

function makeRpm(tree) {
  const files = readdirSync(tree, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `"/${path.relative(tree, path.join(entry.parentPath, entry.name))}"`);
  const spec = [
    `Name: ${one('--name')}`,
    `Version: ${one('--version')}`,
    'Release: 1',
    `Summary: ${one('--rpm-summary')}`,
    `License: ${one('--license')}`,
    `URL: ${one('--url')}`,
    `Packager: ${one('--maintainer')}`,
    'AutoReqProv: no',
    ...(options.get('-d') ?? []).map((needed) => `Requires: ${needed}`),
    '%description',
    one('--description'),
    '%post',
    readFileSync(one('--after-install'), 'utf8').replaceAll('%', '%%'),
    '%postun',
    readFileSync(one('--after-remove'), 'utf8').replaceAll('%', '%%'),
    '%files',
    ...files,
    '',
  ];
  const specFile = path.join(workDir, 'daypass.spec');
  writeFileSync(specFile, spec.join('\n'));
  const defines = {
    _topdir: path.join(workDir, 'rpm'),
    _rpmdir: path.join(workDir, 'made'),
    _binary_payload: 'w1.gzdio',
    __os_install_post: '%{nil}',
    _build_id_links: 'none',
  };
  const defined = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const target = ['--target', one('--architecture')];
  execFileSync('rpmbuild', ['-bb', '--quiet', '--buildroot', tree, ...target, ...defined, specFile], {
    stdio: 'inherit',
  });
  const made = readdirSync(path.join(workDir, 'made'), { recursive: true }).find((name) => name.endsWith('.rpm'));
  cpSync(path.join(workDir, 'made', made), one('--package'));
}

/** A package's modes are its own, not those of the umask it was built under. */
function fixModes(folder) {
  chmodSync(folder, 0o755);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const found = lstatSync(file);
    if (found.isDirectory()) fixModes(file);
    else if (found.isFile()) chmodSync(file, (found.mode & 0o111) === 0 ? 0o644 : 0o755);
  }
}

function one(name) {
  return options.get(name)?.at(-1) ?? '';
}

function split(text) {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}
