import { useWords } from '../../state/window-context.ts';
import { Field } from '../../ui/controls/field.tsx';
import { RegionChoices } from '../add-session/region-choices.tsx';

interface RegionFieldProps {
  readonly value: string;
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
  /** Instead of the general one. */
  readonly hint?: string;
  /** The Region that an empty field stands for. */
  readonly usual?: string | undefined;
}

/** The Region that tools use where none is named, in every form that makes or changes a profile. */
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
