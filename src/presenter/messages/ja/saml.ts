import type { samlHelp as enHelp, samlWords as enWords } from '../en/saml.ts';

export const samlHelp: typeof enHelp = {
  'saml add': `使い方: daypass saml add NAME --url URL [--port PORT] [--duration SECONDS]

ID プロバイダーのアプリケーション (SAML) でサインインするアカウントを追加します。追加した NAME は、
ほかのセッションと同じように使えます: daypass login NAME

  --url URL            アプリケーションのリンク（アクセスポータルで右クリックしてコピーします。
                       ほかの ID プロバイダーでは、サインインを始めるリンク）
  --port PORT          アプリケーションの ACS URL が http://127.0.0.1:PORT/saml の場合。
                       普段のブラウザでサインインします
  --duration SECONDS   キーの有効期間（900～43200 秒。デフォルトは ID プロバイダーの指定）`,
  'saml list': `使い方: daypass saml list [--json]

追加した SAML アプリケーションの一覧を表示します。

  --json             JSON を出力`,
  'saml rename': `使い方: daypass saml rename OLD NEW

SAML アプリケーションの名前を変更します。OLD を指定しているプロファイルも引き続き使えます。`,
  'saml remove': `使い方: daypass saml remove NAME

SAML アプリケーションからサインアウトし、キーとブラウザのプロファイルとともに削除します。`,
  'saml import': `使い方: daypass saml import [FILE]

saml2aws の設定（デフォルトは ~/.saml2aws）にあるアカウントを追加します。ファイルは変更しません。`,
};

export const samlWords: typeof enWords = {
  added: (name) => `${name} を追加しました。サインインするには: daypass login ${name}`,
  none: 'SAML アプリケーションはまだありません。追加するには: daypass saml add NAME --url URL',
  renamed: (name, newName) => `${name} の名前を ${newName} に変更しました。`,
  removed: (name) => `${name} を削除しました。`,
  nothingToImport: 'このファイルには URL のあるアカウントがありません。',
  notImported: (name, why) => `${name} は追加されませんでした: ${why}`,
};
