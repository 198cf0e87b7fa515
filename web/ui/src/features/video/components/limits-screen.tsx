import { useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { SearchField } from '@/shared/ui/search-field';
import { showToast } from '@/shared/ui/toasts';
import { UnitOptions } from '@/shared/ui/unit-options';
import type { DayProfile, LimitDraft } from '@/shared/wire';
import { deleteLimit, readCamera, readLimits, readOverrides } from '../api/video';
import { limitGroups, toShown, type LimitGroup, type LimitUnit } from '../model/limit-catalogue';
import { isChanged, shownLimit, type LimitTarget, type ShownLimit } from '../model/limits';
import { GroupField } from './group-field';
import { LimitChangeDialog } from './limit-change-dialog';
import { LimitRow } from './limit-row';

const columns = ['limitName', 'valueNow', 'standard', 'range', 'from', 'commands'] as const;

/** The limits of every picture fault for a unit, a group or a camera: what is in force, where it comes from, what another value would do. */
export function LimitsScreen() {
  const { t, language } = useTexts('video');
  const { units, session } = useWorkplace();
  const { query } = useLocation();
  const mayConfigure = usePermission('monitoring.configure');
  const cameraId = query.get('camera');
  const camera = useQuery(cameraId === null ? null : `limits-camera/${cameraId}`, (signal) => readCamera(cameraId ?? '', signal));
  const limits = useQuery('limits', readLimits);
  const overrides = useQuery('overrides', (signal) => readOverrides({}, signal));
  const [changing, setChanging] = useState<{ limit: ShownLimit; unit: LimitUnit; draft: LimitDraft } | null>(null);
  const [resetting, setResetting] = useState<readonly ShownLimit[] | null>(null);

  const chosenUnit = Number(query.get('unit') ?? 0);
  const unitId = camera.data?.camera.unitId ?? (units.byId.has(chosenUnit) ? chosenUnit : (units.start(session.homeUnitId)?.id ?? 0));
  const profile = query.get('profile');
  const target: LimitTarget = { unitId, group: cameraId === null ? query.get('group') : null, cameraId, profile: profile === 'day' || profile === 'night' ? profile : null };
  const text = (query.get('text') ?? '').trim().toLowerCase();
  const changedOnly = query.get('changed') === 'true';

  const faultsOf = (group: LimitGroup) => (group.faults.length === 0 ? t('confirmation') : group.faults.map((fault) => codeName('alarmTypes', fault, language)).join(t('listSeparator')));
  const path = units.pathTo(unitId).map((unit) => unit.id);
  const within = units.within(unitId);
  const known = new Map((limits.data ?? []).map((definition) => [definition.name, definition]));
  const sections = limitGroups.map((group) => {
    const rows = Object.entries(group.limits).flatMap(([name, unit]) => {
      const definition = known.get(name);
      return definition === undefined ? [] : [{ unit, shown: shownLimit(definition, overrides.data ?? [], target, path, within, camera.data?.group ?? null) }];
    });
    const words = `${faultsOf(group)} ${group.faults.join(' ')}`.toLowerCase();
    const fits = ({ shown }: { shown: ShownLimit }) =>
      (!changedOnly || isChanged(shown)) &&
      (text === '' || words.includes(text) || `${shown.definition.name} ${t(`limits.${shown.definition.name}.name`)} ${t(`limits.${shown.definition.name}.hint`)}`.toLowerCase().includes(text));
    return { group, rows, visible: rows.filter(fits) };
  });
  const own = sections.flatMap((section) => section.rows).filter(({ shown }) => shown.own !== null);
  const changedCount = sections.flatMap((section) => section.rows).filter(({ shown }) => isChanged(shown)).length;
  const saved = () => {
    showToast(t('saved'), { seconds: 4 });
    setChanging(null);
    setResetting(null);
    overrides.reload();
  };
  const problem = limits.error ?? overrides.error ?? camera.error;
  const isReady = limits.data !== undefined && overrides.data !== undefined && (cameraId === null || camera.data !== undefined);
  const targetName = camera.data?.camera.name ?? [units.nameOf(unitId, language), target.group].filter(Boolean).join(' · ');
  return (
    <>
      <h1 className="visually-hidden">{t('screen.limits')}</h1>
      <div className="toolbar">
        <SearchField text={query.get('text') ?? ''} label={t('searchLimit')} placeholder={t('searchLimit')} />
        {cameraId === null ? (
          <>
            <label className="toolbar-date">
              {t('unit')}
              <select className="input" value={unitId} onChange={(event) => changeQuery({ unit: event.target.value })}>
                <UnitOptions />
              </select>
            </label>
            <label className="toolbar-date">
              {t('cameraGroup')}
              <GroupField value={target.group ?? ''} placeholder={t('everyGroup')} onChange={(group) => changeQuery({ group: group || null })} />
            </label>
          </>
        ) : (
          <span className="toolbar-date">
            {t('camera')} <Link to={`/video/cameras/${cameraId}`}>{camera.data?.camera.name ?? '…'}</Link>
            <button type="button" className="button" onClick={() => changeQuery({ camera: null, unit: String(unitId) })}>
              {t('wholeUnit')}
            </button>
          </span>
        )}
        <label className="toolbar-date">
          {t('profile.label')}
          <select className="input" value={target.profile ?? ''} onChange={(event) => changeQuery({ profile: event.target.value || null })}>
            <option value="">{t('profile.both')}</option>
            {(['day', 'night'] satisfies DayProfile[]).map((one) => (
              <option key={one} value={one}>
                {t(`profile.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="toolbar-date">
          <input type="checkbox" className="checkbox" checked={changedOnly} onChange={(event) => changeQuery({ changed: event.target.checked ? 'true' : null })} />
          {t('changedOnly', { count: changedCount })}
        </label>
        {mayConfigure && own.length > 0 ? (
          <span className="toolbar-end">
            <button type="button" className="button button-danger" onClick={() => setResetting(own.map(({ shown }) => shown))}>
              {t('resetAll', { count: own.length })}
            </button>
          </span>
        ) : null}
      </div>
      {problem === null ? null : (
        <ProblemNotice
          error={problem}
          onRetry={() => {
            limits.reload();
            overrides.reload();
            camera.reload();
          }}
        />
      )}
      {isReady || problem !== null ? null : <Skeleton rows={12} />}
      {isReady && sections.every((section) => section.visible.length === 0) ? (
        <div className="empty">
          <strong>{changedOnly && text === '' ? t('nothingChanged', { target: targetName }) : t('noLimit')}</strong>
          <button type="button" className="button" onClick={() => changeQuery({ changed: null, text: null })}>
            {t('common:action.clearFilter')}
          </button>
        </div>
      ) : null}
      {!isReady || sections.every((section) => section.visible.length === 0) ? null : (
        <ScrollTable label={t('screen.limits')} columns={columns.map((column) => t(column))} className="video-limits">
          {sections.map(({ group, visible }) =>
            visible.length === 0 ? null : (
              <tbody key={group.faults.join()}>
                <tr className="video-limit-group">
                  <th colSpan={columns.length} scope="rowgroup">
                    {faultsOf(group)} <span className="muted mono">{group.faults.join(' ')}</span>
                  </th>
                </tr>
                {visible.map(({ shown, unit }) => (
                  <LimitRow
                    key={`${shown.definition.name}/${JSON.stringify(target)}/${shown.inForce?.id}/${shown.inForce?.revision}`}
                    limit={shown}
                    unit={unit}
                    mayConfigure={mayConfigure}
                    onChange={(value) => setChanging({ limit: shown, unit, draft: { ...target, limit: shown.definition.name, value } })}
                    onReset={() => setResetting([shown])}
                  />
                ))}
              </tbody>
            ),
          )}
        </ScrollTable>
      )}
      {changing === null ? null : <LimitChangeDialog limit={changing.limit} unit={changing.unit} draft={changing.draft} targetName={targetName} onClose={() => setChanging(null)} onSaved={saved} />}
      {resetting === null ? null : (
        <FormDialog
          title={t('reset')}
          submit={t('reset')}
          danger
          onClose={() => setResetting(null)}
          onSubmit={async () => {
            for (const limit of resetting) if (limit.own !== null) await deleteLimit(limit.own);
            saved();
          }}
        >
          <p>{t('resetEffect', { target: targetName })}</p>
          <ul className="video-reset">
            {resetting.map((limit) => {
              const unit = limitGroups.find((group) => limit.definition.name in group.limits)?.limits[limit.definition.name] ?? 'times';
              const then = shownLimit(limit.definition, (overrides.data ?? []).filter((row) => row.id !== limit.own?.id), target, path, within, camera.data?.group ?? null).inForce;
              return (
                <li key={limit.definition.name}>
                  {t(`limits.${limit.definition.name}.name`)}: {toShown(limit.own?.draft.value ?? 0, unit)} → <strong>{toShown(then?.draft.value ?? limit.definition.default, unit)}</strong> {t(`limitUnit.${unit}`)}{' '}
                  <span className="muted">{then === null ? t('standard') : units.nameOf(then.draft.unitId, language)}</span>
                </li>
              );
            })}
          </ul>
        </FormDialog>
      )}
    </>
  );
}
