import { LANGUAGES, type Language } from '../../../shared/domain/languages.ts';
import { useCommands, useLanguage, useWords } from '../../state/window-context.ts';
import { classNames } from '../../ui/class-names.ts';
import styles from './language-switch.module.css';

/** Each language by its own name, so that people who don't read the current one find theirs. */
export function LanguageSwitch() {
  const { settings } = useWords().window;
  const language = useLanguage();
  const commands = useCommands();
  const names: Readonly<Record<Language, string>> = { en: settings.english, ja: settings.japanese };
  return (
    <fieldset aria-label={settings.language} className={styles.switch}>
      {LANGUAGES.map((choice) => (
        <button
          key={choice}
          type="button"
          lang={choice}
          aria-pressed={choice === language}
          className={classNames(styles.choice, choice === language && styles.chosen)}
          onClick={() => void commands.setLanguage(choice)}
        >
          {names[choice]}
        </button>
      ))}
    </fieldset>
  );
}
