import { useTexts } from '@/shared/i18n/i18n';
import { SeverityMarker } from '@/shared/ui/severity-marker';

/** Levels of syslog with the marks of alarms: shape, colour and word. From notice on a message is no call to act and has no mark. */
export function LevelLabel({ level }: { level: number }) {
  const { t } = useTexts('logs');
  const word = t(`levels.${level}`);
  if (level > 4) return <span className="muted">{word}</span>;
  const mark = level <= 2 ? 'critical' : level === 3 ? 'major' : 'warning';
  return (
    <span className={`marker-label severity-${mark}`}>
      <SeverityMarker level={mark} />
      {word}
    </span>
  );
}
