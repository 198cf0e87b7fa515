import { useEffect, useRef, useState } from 'react';
import { ProblemError, requestRaw } from '../api/http';
import { formatDateTime } from '../format/times';
import type { FaultRegion } from '../wire';
import { useTexts } from '../i18n/i18n';
import { problemText } from './problem-notice';

/**
 * One stored picture. It is fetched once, because every look is audited, and drawn on a canvas, because the time it was taken comes as a header
 * and the content security policy knows no blob: images.
 */
export function Picture({ path, label, version, regions = [] }: { path: string; label: string; version?: string; regions?: readonly FaultRegion[] }) {
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
        {regions.length === 0 || problem !== null ? null : (
          <svg className="picture-regions" viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
            {regions.map((region) => (
              <rect key={`${region.x}/${region.y}/${region.width}/${region.height}`} x={region.x} y={region.y} width={region.width} height={region.height} />
            ))}
          </svg>
        )}
      </div>
      {problem === null ? null : <p className="picture-none">{problem}</p>}
      <figcaption>
        {label}
        {takenAt === null ? null : <span className="muted"> {t('picture.takenAt', { time: formatDateTime(takenAt) })}</span>}
      </figcaption>
    </figure>
  );
}
