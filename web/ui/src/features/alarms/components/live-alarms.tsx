import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { download, withQuery } from '@/shared/api/http';
import { formatCount } from '@/shared/format/numbers';
import { codeName, useTexts } from '@/shared/i18n/i18n';
import { live } from '@/shared/live/connection';
import { useAlarmTopic, useConnection } from '@/shared/live/hooks';
import { usePermission, useWorkplace } from '@/shared/model/session';
import { changeQuery, useLocation } from '@/shared/router/router';
import { problemText, Skeleton } from '@/shared/ui/problem-notice';
import { SearchField } from '@/shared/ui/search-field';
import { showToast } from '@/shared/ui/toasts';
import { isTyping } from '@/shared/ui/typing';
import type { Alarm, Id } from '@/shared/wire';
import type { Topic } from '@/shared/live/topic';
import { clearedFilter, filterForServer, filterFromAddress, sortFromAddress, toggled } from '../model/address';
import { AlarmConsole, openAlarmsMax } from '../model/console';
import { isFiltered } from '../model/filter';
import { consoleAction } from '../model/keys';
import { alarmSorts } from '../model/order';
import { extendTo, moveCursor, noSelection, targets, toggleMark, type Selection } from '../model/selection';
import { AlarmDrawer } from './alarm-drawer';
import { AlarmGrid } from './alarm-grid';
import { CommandDialog, type PendingCommand } from './command-dialog';
import { CriticalAnnouncer } from './critical-announcer';
import { Facets } from './facets';
import { LastAlarm } from './last-alarm';
import { useAlarmCommands } from './use-alarm-commands';
import { ViewBar } from './view-bar';

const typeName = (code: string) => codeName('alarmTypes', code);

export function LiveAlarms() {
  const { t } = useTexts('alarms');
  const topic = useAlarmTopic();
  const [console, setConsole] = useState<AlarmConsole | null>(null);
  useEffect(() => {
    if (topic === null) return undefined;
    const next = new AlarmConsole(topic, typeName);
    setConsole(next);
    return () => {
      next.dispose();
      setConsole(null);
    };
  }, [topic]);
  if (console === null || topic === null) return <Skeleton rows={12} />;
  return topic.phase === 'waiting' ? <Waiting topic={topic} text={t('waiting')} console={console} /> : <Console console={console} />;
}

/** Until the first frame there is nothing to show; an empty list here would claim that all is well. */
function Waiting({ topic, text, console }: { topic: Topic<Alarm>; text: string; console: AlarmConsole }) {
  useSyncExternalStore(console.subscribe, () => topic.phase);
  if (topic.phase !== 'waiting') return <Console console={console} />;
  return (
    <div>
      <p className="visually-hidden" role="status">
        {text}
      </p>
      <Skeleton rows={12} />
    </div>
  );
}

function Console({ console }: { console: AlarmConsole }) {
  const { t, language } = useTexts('alarms');
  const { query } = useLocation();
  const { units } = useWorkplace();
  const mayHandle = usePermission('alarm.handle');
  const { phase } = useConnection();
  const view = useSyncExternalStore(console.subscribe, () => console.view);
  const [selection, setSelection] = useState<Selection>(noSelection);
  const [pending, setPending] = useState<PendingCommand | null>(null);
  const [facetsOpen, setFacetsOpen] = useState(() => window.innerWidth >= 1200);

  const address = query.toString();
  const filter = useMemo(() => filterFromAddress(new URLSearchParams(address)), [address]);
  const sort = useMemo(() => sortFromAddress(new URLSearchParams(address)), [address]);
  const scope = useMemo(() => (filter.unit === null ? null : units.within(filter.unit)), [filter.unit, units]);
  useEffect(() => console.choose(filter, sort, scope), [console, filter, sort, scope]);

  const opened = query.get('alarm');
  const openDrawer = useCallback((id: Id | null) => changeQuery({ alarm: id }), []);
  const commandsOff = phase !== 'connected' ? t('common:connection.commandsOff') : mayHandle ? null : t('notHandled');
  const commands = useAlarmCommands(commandsOff, console.get, () => setSelection((last) => ({ ...last, marked: new Set() })));

  const chosen = targets(selection, view.rows);
  const ask = (kind: PendingCommand['kind'], alarmIds: readonly Id[]) => {
    if (commandsOff !== null) showToast(commandsOff, { error: true });
    else if (alarmIds.length > 0) setPending({ kind, alarmIds });
  };
  const acknowledge = (alarmIds: readonly Id[]) => {
    const waiting = alarmIds.filter((id) => console.get(id)?.acknowledgedAt === null);
    // One row is acknowledged by the key alone; many ask for the one note that they will share.
    if (waiting.length > 1) ask('acknowledge', waiting);
    else if (waiting.length === 1) void commands.run('acknowledge', waiting, null);
  };

  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    if (isTyping(event) || document.querySelector('dialog[open]') !== null) return;
    const focused = event.target;
    const onControl = focused instanceof HTMLElement && focused.closest('button, a, summary, input, .drawer-body') !== null;
    if (onControl && (event.key === ' ' || event.key === 'Enter' || event.key.startsWith('Arrow') || event.key.startsWith('Page'))) return;
    const action = consoleAction(event);
    if (action === null) return;
    event.preventDefault();
    switch (action.kind) {
      case 'move':
        console.freeze('focus', true);
        setSelection((last) => moveCursor(last, view.rows, action.by, action.extend));
        break;
      case 'edge':
        setSelection((last) => moveCursor(last, view.rows, action.to === 'first' ? -view.rows.length : view.rows.length, false));
        break;
      case 'mark':
        setSelection((last) => (last.cursor === null ? moveCursor(last, view.rows, 1, false) : toggleMark(last, last.cursor)));
        break;
      case 'markAll':
        setSelection((last) => ({ ...last, marked: last.marked.size === view.rows.length ? new Set() : new Set(view.rows) }));
        break;
      case 'acknowledge':
        acknowledge(chosen);
        break;
      case 'undo':
        commands.undo();
        break;
      case 'clear':
        ask('clear', chosen);
        break;
      case 'note':
        ask('note', chosen);
        break;
      case 'shelve':
        ask('shelve', chosen);
        break;
      case 'false':
        ask('markFalse', chosen);
        break;
      case 'detail':
        openDrawer(selection.cursor ?? view.rows[0] ?? null);
        break;
      case 'level':
        changeQuery({ severity: filter.severities.length === 1 && filter.severities[0] === action.severity ? null : action.severity });
        break;
      case 'all':
        changeQuery(clearedFilter);
        break;
      case 'unacknowledged':
        changeQuery({ ack: filter.acks.length === 1 && filter.acks[0] === 'no' ? null : 'no' });
        break;
      case 'freeze':
        console.freeze('manual', !view.frozenByHand);
        break;
      case 'escape':
        if (opened !== null) openDrawer(null);
        else {
          setSelection((last) => ({ ...last, marked: new Set() }));
          console.freeze('manual', false);
          console.freeze('focus', false);
          console.freeze('pointer', false);
        }
        break;
    }
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press.current(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const exportCsv = () => {
    const path = withQuery('/api/alarms/export.csv', { open: true, ...filterForServer(filter, live.serverNow()) });
    download(path, `alarms-${new Date().toISOString().slice(0, 19).replace(/:/g, '')}.csv`).catch((error: unknown) => showToast(problemText(error, t), { error: true }));
  };
  const current = opened === null ? undefined : console.get(opened);

  return (
    <div className={`console${opened === null ? '' : ' console-with-drawer'}`}>
      <div className="toolbar">
        <button type="button" className="button" aria-pressed={facetsOpen} onClick={() => setFacetsOpen(!facetsOpen)}>
          {facetsOpen ? t('facet.hide') : t('facet.show')}
        </button>
        <SearchField text={filter.text} label={t('searchLabel')} placeholder={t('search')} />
        <strong className="console-count">
          {isFiltered(filter)
            ? t('shown', { shown: formatCount(view.rows.length, language), open: formatCount(view.open, language) })
            : t('open', { count: view.open })}
        </strong>
        {view.cut ? <span className="console-cut" role="status">{t('cut', { max: formatCount(openAlarmsMax, language) })}</span> : null}
        <label className="console-sort">
          <span className="visually-hidden">{t('sort.label')}</span>
          <select className="input" value={sort} onChange={(event) => changeQuery({ sort: event.target.value === 'urgency' ? null : event.target.value })}>
            {alarmSorts.map((value) => (
              <option key={value} value={value}>
                {t(`sort.${value}`)}
              </option>
            ))}
          </select>
        </label>
        {view.frozen ? <span className="console-frozen">{t('frozen')}</span> : null}
        {view.waiting > 0 ? (
          <button type="button" className="pill" onClick={() => console.takeOrder()}>
            {view.waitingCritical > 0 ? t('newRowsCritical', { count: view.waiting, critical: view.waitingCritical }) : t('newRows', { count: view.waiting })}
          </button>
        ) : null}
        <span className="toolbar-end">
          {chosen.length > 1 ? <span>{t('selected', { count: chosen.length })}</span> : null}
          <button type="button" className="button button-primary" disabled={commandsOff !== null || chosen.length === 0 || commands.busy} title={commandsOff ?? undefined} onClick={() => acknowledge(chosen)}>
            {t('acknowledge')} <kbd>a</kbd>
          </button>
          <button type="button" className="button" disabled={commandsOff !== null || chosen.length === 0} title={commandsOff ?? undefined} onClick={() => ask('clear', chosen)}>
            {t('clear')} <kbd>c</kbd>
          </button>
          <button type="button" className="button" disabled={commandsOff !== null || chosen.length === 0} title={commandsOff ?? undefined} onClick={() => ask('note', chosen)}>
            {t('note')} <kbd>n</kbd>
          </button>
          <button type="button" className="button" disabled={commandsOff !== null || chosen.length === 0} title={commandsOff ?? undefined} onClick={() => ask('shelve', chosen)}>
            {t('shelve')} <kbd>m</kbd>
          </button>
          <button type="button" className="button" disabled={commandsOff !== null || chosen.length === 0} title={commandsOff ?? undefined} onClick={() => ask('markFalse', chosen)}>
            {t('markFalse')} <kbd>x</kbd>
          </button>
          <button type="button" className="button" aria-pressed={view.frozenByHand} onClick={() => console.freeze('manual', !view.frozenByHand)}>
            {view.frozenByHand ? t('resume') : t('freeze')} <kbd>p</kbd>
          </button>
          <CriticalAnnouncer topic={console.topic} />
          <button type="button" className="button" onClick={exportCsv}>
            {t('common:action.export')}
          </button>
        </span>
      </div>
      <ViewBar topic={console.topic} />
      <div className={`console-main${facetsOpen ? ' console-with-facets' : ''}`}>
        {facetsOpen ? <Facets filter={filter} counts={view.counts} onToggle={(name, values, value) => changeQuery({ [name]: toggled(values, value) })} /> : null}
        {view.rows.length === 0 ? (
          <div className="empty">
            <strong>{isFiltered(filter) ? t('emptyFilter') : t('emptyGood')}</strong>
            {isFiltered(filter) ? (
              <button type="button" className="button" onClick={() => changeQuery(clearedFilter)}>
                {t('common:action.clearFilter')}
              </button>
            ) : (
              <LastAlarm />
            )}
          </div>
        ) : (
          <AlarmGrid
            console={console}
            view={view}
            selection={selection}
            sending={commands.sending}
            onOpen={openDrawer}
            onCursor={(id, extend) => setSelection((last) => (extend ? extendTo(last, view.rows, id) : { ...last, cursor: id, anchor: id }))}
            onMark={(id) => setSelection((last) => toggleMark(last, id))}
            onMarkAll={() => setSelection((last) => ({ ...last, marked: last.marked.size === view.rows.length ? new Set() : new Set(view.rows) }))}
          />
        )}
      </div>
      {opened === null ? null : (
        <AlarmDrawer
          key={opened}
          id={opened}
          current={current}
          commandsOff={commandsOff}
          onClose={() => openDrawer(null)}
          onAcknowledge={() => void commands.run('acknowledge', [opened], null)}
          onUnacknowledge={() => void commands.run('unacknowledge', [opened], null)}
          onUnshelve={() => void commands.run('unshelve', [opened], null)}
          onCommand={(kind) => ask(kind, [opened])}
        />
      )}
      {pending === null ? null : (
        <CommandDialog
          pending={pending}
          onClose={() => setPending(null)}
          onSubmit={(note, until) => {
            setPending(null);
            void commands.run(pending.kind, pending.alarmIds, note, until);
          }}
        />
      )}
      {commands.results}
    </div>
  );
}
