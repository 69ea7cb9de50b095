import type { ErrorFacts } from '../../../../shared/errors/daypass-error.ts';
import type { desktopErrors as english } from '../../en/errors/desktop.ts';
import { factText, wordFor, type ErrorsLike } from '../../error-entry.ts';
import { quoted } from './facts.ts';
import { toolRefusals } from './tool-refusals.ts';

const sshHost = (facts: ErrorFacts) => factText(facts, ['host'], (value) => value, 'ホスト');

export const desktopErrors: ErrorsLike<typeof english> = {
  appNotFound: () => ({
    message: 'このマシンに Daypass アプリが見つかりません。',
    next: 'インストールするか、変数 DAYPASS_APP にプログラムを指定してください。',
  }),
  sandboxMissing: () => ({
    message: 'このシステムではウィンドウをサンドボックスで保護できないため、Daypass を起動しません。',
    next: '代わりに deb か rpm をインストールするか、このファイルに許可してください（方法は docs/packages.md）。--no-sandbox を付けると保護が弱いまま起動します。',
  }),
  fileNotOpened: (facts) => ({
    message: 'ファイルを開くプログラムが見つかりませんでした。',
    next: `エディターで開いてください: ${factText(facts, ['path'], (path) => path, 'ファイル')}、${factText(facts, ['line'], (line) => line, '1')} 行目。`,
  }),
  clipboardUnavailable: () => ({
    message: 'クリップボードに書き込めません。',
    next: '代わりにコマンドラインの daypass export を使ってください。',
  }),
  commandNotExecutable: (facts) => ({
    message: `${factText(facts, ['command'], (value) => `コマンド${quoted(value)}`, 'コマンド')}は見つかりましたが、実行できません。`,
    next: 'プログラムであること、実行する権限があることを確認してください。',
  }),
  consoleLinkUnused: () => ({
    message: '2 分以内にブラウザがコンソールを開きませんでした。',
    next: 'もう一度お試しください。',
  }),
  serviceInApp: () => ({
    message: 'Daypass アプリがキーサービスです。',
    next: '停止するにはアプリを終了してください。',
  }),
  sshNotForwarded: (facts) => ({
    message: `${sshHost(facts)} からこのコンピューターへのポート転送ができません。`,
    next: '管理者にリモート転送（AllowTcpForwarding）の許可を依頼するか、daypass export を使ってください。',
  }),
  sshNotPrepared: (facts) => ({
    message: `${sshHost(facts)} にセッション用のファイルを作成できませんでした。`,
    next: 'POSIX シェルと mktemp、/tmp の空き容量があることを確認してください。',
  }),
  commandNotFound: (facts) => ({
    message: `${factText(facts, ['command'], (value) => `コマンド${quoted(value)}`, 'コマンド')}を起動できませんでした。`,
    next: 'コマンド名と、PATH に含まれていることを確認してください。',
  }),
  guardNotLoosened: () => ({
    message: '何も変更されていません。',
    next: '変更する場合は、ダイアログで確認してください。',
  }),
  productionNotConfirmed: (facts) => ({
    message: `${factText(facts, ['account', 'accountId'], quoted, 'このアカウント')}は本番アカウント${facts['reason'] === 'nameUnknown' ? 'の可能性があります。AWS に名前を問い合わせられません。' : 'です。'}`,
    next: wordFor(facts, 'refusal', toolRefusals) ?? 'キーが本当に必要か確認してください。',
  }),
  hotkeyTaken: (facts) => ({
    message: `ショートカット${factText(facts, ['hotkey'], (keys) => ` ${keys} `, '')}は別のプログラムが使っているか、このシステムでは使えません。`,
    next: '設定で別のショートカットを選んでください。',
  }),
  browserUnknown: (facts) => ({
    message: `${factText(facts, ['browser'], quoted, '選択したブラウザ')}、またはそのプロファイルがこのコンピューターに見つかりません。`,
    next: '設定で別のブラウザを選んでください。',
  }),
  federationRefused: () => ({
    message: 'AWS がこのキーからコンソールのリンクを作りませんでした。',
    next: 'ポータル経由でコンソールを開いてください。',
  }),
};
