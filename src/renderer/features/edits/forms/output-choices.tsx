const FORMATS = ['json', 'yaml', 'yaml-stream', 'text', 'table'] as const;

/** The AWS CLI's output formats. */
export function OutputChoices() {
  return FORMATS.map((format) => (
    <option key={format} value={format}>
      {format}
    </option>
  ));
}
