import { useEffect, useRef, useState } from 'react';
import { ProblemError, requestRaw } from '../api/http';
import { formatDateTime } from '../format/times';
import { useTexts } from '../i18n/i18n';
import type { Outline } from '../model/fault-outlines';
import { problemText } from './problem-notice';

const percent = (share: number) => `${share * 100}%`;

/**
 * One stored picture. It is fetched once, because every look is audited, and drawn on a canvas, because the time it was taken comes as a header
 * and the content security policy knows no blob: images.
 */
export function Picture({ path, label, version, outlines = [] }: { path: string; label: string; version?: string; outlines?: readonly Outline[] }) {
  const { t } = useTexts('common');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [takenAt, setTakenAt] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    const show = async () => {
      try {
        const response = await requestRaw('GET', path, undefined, abort.signal);
        const bitmap = await createImageBitmap(await response.blob());
        const target = canvas.current;
        if (target === null || abort.signal.aborted) return;
        target.width = bitmap.width;
        target.height = bitmap.height;
        target.getContext('2d')?.drawImage(bitmap, 0, 0);
        bitmap.close();
        setTakenAt(response.headers.get('X-Taken-At'));
        setProblem(null);
      } catch (error) {
        if (abort.signal.aborted) return;
        setProblem(error instanceof ProblemError && error.status === 404 ? t('picture.none') : problemText(error, t));
      }
    };
    void show();
    return () => abort.abort();
  }, [path, version, t]);
  return (
    <figure className="picture">
      <div className="picture-frame">
        <canvas ref={canvas} role="img" aria-label={label} width={704} height={396} hidden={problem !== null} />
        {problem !== null
          ? null
          : outlines.map(({ region, label: name }) => (
              <span key={`${name}/${region.x}/${region.y}`} className="picture-outline" style={{ left: percent(region.x), top: percent(region.y), width: percent(region.width), height: percent(region.height) }}>
                <b>{name}</b>
              </span>
            ))}
      </div>
      {problem === null ? null : <p className="picture-none">{problem}</p>}
      <figcaption>
        {label}
        {takenAt === null ? null : <span className="muted"> {t('picture.takenAt', { time: formatDateTime(takenAt) })}</span>}
      </figcaption>
    </figure>
  );
}
