import type { AwsClient } from '../../../shared/domain/findings.ts';
import type { ConfigSection } from '../../config/document/config-document.ts';
import { nearest } from '../../../shared/text/nearest.ts';
import { setValue } from '../fixes/line-fixes.ts';
import { ALL_CLIENTS, type Issue } from '../issue.ts';
import { withoutQuotes } from '../setting-line.ts';

interface Rule {
  readonly values: readonly string[] | 'number';
  /** The clients that read the setting and refuse other values, or ignore them. */
  readonly clients: readonly AwsClient[];
  /** Upper case counts. */
  readonly isExact?: true;
}

const CLI: readonly AwsClient[] = ['botocore'];
const STRICT: readonly AwsClient[] = ['javascript', 'go'];
const TRUTH: Rule = { values: ['true', 'false'], clients: STRICT };

/** Settings with a fixed set of values (AWS SDKs and Tools Reference Guide; AWS CLI configuration files). */
const RULES: Readonly<Record<string, Rule>> = {
  account_id_endpoint_mode: { values: ['preferred', 'disabled', 'required'], clients: ALL_CLIENTS },
  cli_binary_format: { values: ['base64', 'raw-in-base64-out'], clients: CLI },
  cli_timestamp_format: { values: ['none', 'wire', 'iso8601'], clients: CLI },
  credential_source: {
    values: ['Environment', 'Ec2InstanceMetadata', 'EcsContainer'],
    clients: ALL_CLIENTS,
    isExact: true,
  },
  defaults_mode: {
    values: ['legacy', 'standard', 'cross-region', 'in-region', 'mobile', 'auto'],
    clients: ALL_CLIENTS,
  },
  duration_seconds: { values: 'number', clients: ALL_CLIENTS },
  ec2_metadata_service_endpoint_mode: { values: ['ipv4', 'ipv6'], clients: ALL_CLIENTS },
  max_attempts: { values: 'number', clients: ALL_CLIENTS },
  metadata_service_num_attempts: { values: 'number', clients: CLI },
  metadata_service_timeout: { values: 'number', clients: CLI },
  output: {
    values: ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'],
    clients: CLI,
    isExact: true,
  },
  request_checksum_calculation: { values: ['when_supported', 'when_required'], clients: ALL_CLIENTS },
  request_min_compression_size_bytes: { values: 'number', clients: ALL_CLIENTS },
  response_checksum_validation: { values: ['when_supported', 'when_required'], clients: ALL_CLIENTS },
  retry_mode: { values: ['legacy', 'standard', 'adaptive'], clients: ALL_CLIENTS },
  sts_regional_endpoints: { values: ['legacy', 'regional'], clients: CLI },
  use_dualstack_endpoint: TRUTH,
  use_fips_endpoint: TRUTH,
};

/** Settings whose value is not one that clients take. */
export function settingIssues({ entries }: ConfigSection): Issue[] {
  return entries.flatMap(({ key, value: written, lineNumber }): Issue[] => {
    const rule = RULES[key];
    const value = withoutQuotes(written);
    if (rule === undefined || value === '' || value.includes('\n') || isTaken(rule, value)) return [];
    const near = rule.values === 'number' ? undefined : meantBy(value, rule.values);
    const allowed = rule.values === 'number' ? 'number' : rule.values.join(', ');
    return [
      {
        code: 'valueUnknown',
        severity: 'error',
        clients: rule.clients,
        line: lineNumber,
        facts: { key, value, allowed, ...(near !== undefined && { near }) },
        ...(near !== undefined && { fix: setValue(lineNumber, near) }),
      },
    ];
  });
}

function isTaken({ values, isExact }: Rule, value: string): boolean {
  if (values === 'number') return /^\d+$/u.test(value);
  return values.includes(isExact === true ? value : value.toLowerCase());
}

function meantBy(value: string, values: readonly string[]): string | undefined {
  const lower = value.toLowerCase();
  return values.find((one) => one.toLowerCase() === lower) ?? nearest(value, values);
}
