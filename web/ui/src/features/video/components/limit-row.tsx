import { useId, useState } from 'react';
import { formatDateTime } from '@/shared/format/times';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { useWorkplace } from '@/shared/model/session';
import { Link } from '@/shared/router/router';
import type { LimitOverride } from '@/shared/wire';
import { toShown, toStored, type LimitUnit } from '../model/limit-catalogue';
import type { ShownLimit } from '../model/limits';

interface Props {
  limit: ShownLimit;
  unit: LimitUnit;
  mayConfigure: boolean;
  onChange: (value: number) => void;
  onReset: () => void;
}

/** One limit: typed into, and nothing happens before its effect was shown. */
export function LimitRow({ limit, unit, mayConfigure, onChange, onReset }: Props) {
  const { t, language } = useTexts('video');
  const { units } = useWorkplace();
  const { definition, inForce, own, nearer } = limit;
  const current = inForce?.draft.value ?? definition.default;
  const [typed, setTyped] = useState(() => String(toShown(current, unit)));
  const hint = useId();
  const value = toStored(Number(typed), unit);
  const isValid = typed.trim() !== '' && value >= definition.min && value <= definition.max && (!definition.isWhole || Number.isInteger(value));
  const isOther = !isValid || value !== current;
  const name = t(`limits.${definition.name}.name`);
  const unitName = t(`limitUnit.${unit}`);
  const range = `${toShown(definition.min, unit)} – ${toShown(definition.max, unit)}`;
  const place = (row: LimitOverride) => [units.nameOf(row.draft.unitId, language), row.draft.group, row.draft.profile === null ? null : t(`profile.${row.draft.profile}`)].filter(Boolean).join(' · ');
  const send = () => {
    if (isValid && isOther) onChange(value);
  };
  return (
    <tr className={inForce === null ? undefined : 'video-limit-changed'}>
      <th scope="row">
        {name}
        <small id={hint} className="muted">
          {t(`limits.${definition.name}.hint`)}
        </small>
      </th>
      <td className="nowrap">
        {mayConfigure ? (
          <input
            className="input video-number"
            type="number"
            inputMode="decimal"
            step={definition.isWhole ? 1 : 'any'}
            min={toShown(definition.min, unit)}
            max={toShown(definition.max, unit)}
            aria-label={`${name}（${unitName}）`}
            aria-describedby={hint}
            aria-invalid={!isValid}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') send();
              else if (event.key === 'Escape') setTyped(String(toShown(current, unit)));
            }}
          />
        ) : (
          <strong>{toShown(current, unit)}</strong>
        )}{' '}
        {unitName}
        {isValid ? null : <small className="field-error video-limit-refused">{t(definition.isWhole ? 'allowedWhole' : 'allowed', { range })}</small>}
      </td>
      <td className={inForce === null ? 'muted nowrap' : 'nowrap'}>{toShown(definition.default, unit)}</td>
      <td className="nowrap muted">{range}</td>
      <td>
        {inForce === null ? (
          <span className="muted">{t('standard')}</span>
        ) : (
          <>
            <strong>{own === null ? t('inherited', { from: place(inForce) }) : t('setHere')}</strong>
            <small className="muted">
              {codeName('actors', inForce.changedBy, language)} {formatDateTime(inForce.changedAt)}
            </small>
          </>
        )}
        {nearer.length === 0 ? null : (
          <details>
            <summary>{t('nearer', { count: nearer.length })}</summary>
            <ul>
              {nearer.map((row) => (
                <li key={row.id}>
                  {row.draft.cameraId === null ? place(row) : <Link to={`/video/limits?camera=${row.draft.cameraId}`}>{t('oneCamera', { unit: place(row) })}</Link>} <strong>{toShown(row.draft.value, unit)}</strong>{' '}
                  <span className="muted">{row.changedBy}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td className="video-verdicts">
        {mayConfigure && isOther ? (
          <button type="button" className="button button-primary" disabled={!isValid} onClick={send}>
            {t('previewAndSave')}
          </button>
        ) : null}
        {mayConfigure && own !== null ? (
          <button type="button" className="button" onClick={onReset}>
            {t('reset')}
          </button>
        ) : null}
      </td>
    </tr>
  );
}
