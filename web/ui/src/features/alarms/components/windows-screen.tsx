import { useEffect, useState } from 'react';
import { useQuery } from '@/shared/api/use-query';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime, formatDuration } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, Link, useLocation } from '@/shared/router/router';
import { FormDialog } from '@/shared/ui/form-dialog';
import { ProblemNotice, Skeleton } from '@/shared/ui/problem-notice';
import { ScrollTable } from '@/shared/ui/scroll-table';
import { isTyping } from '@/shared/ui/typing';
import type { AlarmWindow, ObjectClass } from '@/shared/wire';
import { endWindow, listClasses, listWindows, readObject } from '../api/windows';
import { inPhase, isOfObject, wasTakenBack, windowPhases, type WindowPhase, type WindowSubject } from '../model/window';
import { WindowDialog } from './window-dialog';

const readAgainMs = 30_000;
const columns = ['kind', 'subject', 'from', 'until', 'reason', 'by'] as const;

/** Maintenance and what is off on purpose: in force, to come, over. The address may bring an object for a new one. */
export function WindowsScreen() {
  const { t, language } = useTexts('alarms');
  const { query } = useLocation();
  const { units, session } = useWorkplace();
  const mayConfigure = usePermission('monitoring.configure');
  const now = useServerNow();
  const phase = windowPhases.find((name) => name === query.get('phase')) ?? 'active';
  const windows = useQuery(`alarm-windows/${phase === 'past'}`, (signal) => listWindows(phase === 'past', signal), readAgainMs);
  const classes = useQuery('classes', listClasses);
  const asked = query.get('for');
  const object = useQuery(asked === null ? null : `object/${asked}`, (signal) => readObject(asked ?? '', signal));
  const [making, setMaking] = useState(false);
  const [ending, setEnding] = useState<AlarmWindow | null>(null);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || !mayConfigure || isTyping(event) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setMaking(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [mayConfigure]);

  const close = () => {
    setMaking(false);
    if (asked !== null) changeQuery({ for: null });
  };
  const given = asked === null ? undefined : object.data?.object;
  const subject: WindowSubject | null =
    given !== undefined
      ? { unitId: given.unitId, objectId: given.id, objectName: given.name, classCode: null }
      : making
        ? { unitId: units.start(session.homeUnitId)?.id ?? 0, objectId: null, objectName: null, classCode: null }
        : null;
  const shown = windows.data === undefined ? undefined : inPhase(windows.data, phase, now);
  return (
    <>
      <div className="toolbar">
        <div className="window-phases" role="group" aria-label={t('window.phase')}>
          {windowPhases.map((name) => (
            <button key={name} type="button" className="button" aria-pressed={name === phase} onClick={() => changeQuery({ phase: name === 'active' ? null : name })}>
              {t(`window.phases.${name}`)}
              {windows.data === undefined || (name === 'past' && phase !== 'past') ? null : <b> {formatCount(inPhase(windows.data, name, now).length, language)}</b>}
            </button>
          ))}
        </div>
        <span className="muted">{t('window.hint')}</span>
        {mayConfigure ? (
          <div className="toolbar-end">
            <button type="button" className="button button-primary" onClick={() => setMaking(true)}>
              {t('window.new')} <kbd>n</kbd>
            </button>
          </div>
        ) : null}
      </div>
      {windows.error === null ? null : <ProblemNotice error={windows.error} onRetry={windows.reload} />}
      {object.error === null ? null : <ProblemNotice error={object.error} onRetry={object.reload} />}
      {shown === undefined && windows.error === null ? <Skeleton /> : null}
      {shown?.length === 0 ? (
        <div className="empty">
          <strong>{t(`window.none.${phase}`)}</strong>
        </div>
      ) : null}
      {shown === undefined || shown.length === 0 ? null : (
        <ScrollTable label={t('window.title')} columns={[...columns.map((column) => t(`window.column.${column}`)), '']}>
          <tbody>
            {shown.map((one) => (
              <WindowRow key={one.id} window={one} phase={phase} now={now} classes={classes.data ?? []} onEnd={mayConfigure && phase !== 'past' ? () => setEnding(one) : null} />
            ))}
          </tbody>
        </ScrollTable>
      )}
      {subject === null ? null : (
        <WindowDialog
          subject={subject}
          onClose={close}
          onSaved={() => {
            close();
            windows.reload();
          }}
        />
      )}
      {ending === null ? null : (
        <FormDialog
          title={t(phase === 'coming' ? 'window.takeBackTitle' : 'window.endTitle')}
          submit={t(phase === 'coming' ? 'window.takeBack' : 'window.end')}
          danger
          onClose={() => setEnding(null)}
          onSubmit={() =>
            endWindow(ending).then(() => {
              setEnding(null);
              windows.reload();
            })
          }
        >
          <p>{ending.draft.reason}</p>
          <p className="muted">{t('window.endEffect')}</p>
        </FormDialog>
      )}
    </>
  );
}

interface RowProps {
  window: AlarmWindow;
  phase: WindowPhase;
  now: number;
  classes: readonly ObjectClass[];
  /** Null: this person may not, or it is over. */
  onEnd: (() => void) | null;
}

function WindowRow({ window, phase, now, classes, onEnd }: RowProps) {
  const { t, language } = useTexts('alarms');
  const { units } = useWorkplace();
  const { draft } = window;
  const ofClass = classes.find((one) => one.code === draft.classCode);
  const left = (Date.parse(draft.until) - now) / 1000;
  return (
    <tr>
      <td className="nowrap">{t(`window.kinds.${draft.kind}`)}</td>
      <td>
        {draft.objectId === null ? (
          <>
            {units.nameOf(draft.unitId, language)} · {draft.classCode === null ? t('window.everyClass') : ofClass === undefined ? draft.classCode : pickName(ofClass, language)}
          </>
        ) : (
          <>
            <Link to={`/objects/${draft.objectId}`}>{window.objectName ?? draft.objectId}</Link> <small className="muted mono">{window.objectCode}</small>
          </>
        )}
      </td>
      <td className="nowrap">{draft.from === null || isOfObject(window) ? '—' : formatDateTime(draft.from)}</td>
      <td className="nowrap">
        {wasTakenBack(window) ? t('window.tookBack') : formatDateTime(draft.until)}
        {phase === 'active' ? <small className="muted"> {t('window.left', { time: formatDuration(left) })}</small> : null}
      </td>
      <td>{draft.reason}</td>
      <td>{window.changedBy === '' ? '—' : window.changedBy}</td>
      <td className="nowrap">
        {onEnd === null ? null : isOfObject(window) ? (
          <Link className="button" to={`/objects/${window.id}`}>
            {t('openObject')}
          </Link>
        ) : (
          <button type="button" className="button" onClick={onEnd}>
            {t(phase === 'coming' ? 'window.takeBack' : 'window.end')}
          </button>
        )}
      </td>
    </tr>
  );
}
