import { expect, test } from 'vitest';
import { isLookAlikeOfAws } from './look-alike-host.ts';

test.each([
  'signin.aws.amazon.com.evil.example',
  'signin-aws-amazon-com.evil.example',
  'eu-west-1.signin.aws-amazon.com',
  'SIGNIN.AWS.AMAZON.COM.evil.example.',
  'amazonaws.com.evil.example',
  'd-1.awsapps.com.evil.example',
  'd-1-awsapps-com.evil.example',
  'signin.amazonaws-us-gov.com.evil.example',
  'signin.amazonaws.cn.evil.example',
  'notamazon.com.aws.amazon.com.evil.example',
])('%s looks like AWS', (host) => expect(isLookAlikeOfAws(host)).toBe(true));

test.each([
  'signin.aws.amazon.com',
  'eu-west-1.signin.aws.amazon.com',
  'signin.aws.amazon.com.',
  'd-1.awsapps.com',
  'amazonaws.com',
  'awsapps.com',
  'aws-amazon-com.amazonaws.com.',
  'ssoins-1.portal.eu-west-1.app.aws',
  'eu-west-1.signin.aws',
  'signin.amazonaws.cn',
  'oidc.eu-west-1.amazonaws.com',
  'aws.amazon.company.example',
  'aws-sso.company.example',
  'company-awsapps.okta.com',
  'login.microsoftonline.com',
  '127.0.0.1',
])('%s is AWS itself or does not look like it', (host) => expect(isLookAlikeOfAws(host)).toBe(false));
