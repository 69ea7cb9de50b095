export const machine: {
  readonly folder: string;
  readonly wine: string;
  readonly wineServer: string;
  readonly prefix: string;
  readonly node: string;
};
export const wineEnvironment: Readonly<Record<string, string>>;
export function windowsPath(unixPath: string): string;
