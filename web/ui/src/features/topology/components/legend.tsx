import { useTexts } from '@/shared/i18n/i18n';

const marks = ['normal', 'abnormal', 'broken', 'unknown'] as const;

/** What shapes and lines mean, in a corner of the map. */
export function Legend() {
  const { t } = useTexts('topology');
  return (
    <ul className="topology-legend" aria-label={t('legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <svg width="46" height="16" viewBox="0 0 46 16" className={`topology-${mark}`} aria-hidden="true">
            <path d="M18 8h28" stroke="currentColor" strokeWidth={mark === 'normal' || mark === 'unknown' ? 1.5 : 3} strokeDasharray={mark === 'broken' ? '6 4' : mark === 'unknown' ? '2 4' : undefined} />
            {mark === 'abnormal' ? <path d="M1.5 2h12v12h-12zM31 3l5 9H26z" fill="currentColor" /> : <circle cx="7.5" cy="8" r="6" fill={mark === 'unknown' ? 'none' : 'currentColor'} stroke="currentColor" strokeDasharray={mark === 'unknown' ? '2 2' : undefined} />}
            {mark === 'broken' ? <path d="M4 4.5l7 7M11 4.5l-7 7M28 3l8 10M36 3l-8 10" stroke="var(--bg-0)" strokeWidth="2" /> : null}
          </svg>
          {t(`mark.${mark}`)}
        </li>
      ))}
      <li>
        <svg width="64" height="8" viewBox="0 0 64 8" aria-hidden="true">
          <path d="M0 2.5h16v3H0z" fill="#1f4468" />
          <path d="M16 2.2h16v3.6H16z" fill="#2f6fa8" />
          <path d="M32 1.8h16v4.4H32z" fill="#4aa8ff" />
          <path d="M48 1.2h16v5.6H48z" fill="#b9dcff" />
        </svg>
        {t('legendLoad')}
      </li>
      <li>
        <svg width="20" height="18" viewBox="0 0 20 18" fill="none" strokeWidth="2.5" aria-hidden="true">
          <path d="M10 16a7 7 0 0 0 6-10" stroke="#4aa8ff" />
          <path d="M10 16a7 7 0 0 1-6-4" stroke="#2f6fa8" />
        </svg>
        {t('legendArcs')}
      </li>
    </ul>
  );
}
