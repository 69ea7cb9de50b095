import type { AwsClient } from '../../../shared/domain/findings.ts';
import { readAsBotocore } from './botocore-reading.ts';
import type { ClientReader } from './client-reading.ts';
import { readAsGo } from './go-reading.ts';
import { readAsJavascript } from './javascript-reading.ts';

/** How each client reads a file's bytes. */
export const READ_AS: Readonly<Record<AwsClient, ClientReader>> = {
  botocore: readAsBotocore,
  javascript: readAsJavascript,
  go: readAsGo,
};
