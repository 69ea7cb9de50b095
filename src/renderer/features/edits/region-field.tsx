import { useWords } from '../../state/window-context.ts';
import { Field } from '../../ui/controls/field.tsx';
import { RegionChoices } from '../add-session/region-choices.tsx';

interface RegionFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
  /** Replaces the general hint. */
  readonly hint?: string;
  /** The Region that is used if the field is empty. */
  readonly usual?: string | undefined;
}

/** A profile's default Region, in every form that makes or changes a profile. */
export function RegionField({ value, problem, onText, hint, usual }: RegionFieldProps) {
  const { profile: phrases } = useWords().window;
  return (
    <Field
      name="region"
      label={phrases.region}
      hint={hint ?? phrases.regionHint}
      value={value}
      placeholder={usual}
      problem={problem}
      choices={<RegionChoices />}
      onText={onText}
      maxLength={64}
    />
  );
}
