import { memo, useEffect, useLayoutEffect, useRef, type MouseEvent } from 'react';
import { formatCount } from '@/shared/format/numbers';
import { formatDateTime, formatDuration, formatShortTime, secondsSince } from '@/shared/format/times';
import { pickName, useTexts } from '@/shared/i18n/i18n';
import { useServerNow } from '@/shared/live/hooks';
import { isActive } from '@/shared/model/alarm-state';
import { useFixedRows } from '@/shared/ui/fixed-rows';
import { SeverityLabel } from '@/shared/ui/severity-marker';
import type { Alarm, Id } from '@/shared/wire';
import type { AlarmConsole, ConsoleView } from '../model/console';
import type { Selection } from '../model/selection';
import { alarmTitle, evidenceText } from './alarm-text';

interface Props {
  console: AlarmConsole;
  view: ConsoleView;
  selection: Selection;
  sending: ReadonlySet<Id>;
  onOpen: (id: Id) => void;
  onCursor: (id: Id, extend: boolean) => void;
  onMark: (id: Id) => void;
  onMarkAll: () => void;
}

const rowHeightPx = 34;
const narrowRowHeightPx = 76;
/** A pointer that rests this long no longer holds the order: nobody is about to click. */
const pointerRestMs = 15_000;
const newForMs = 3000;

export function AlarmGrid({ console, view, selection, sending, onOpen, onCursor, onMark, onMarkAll }: Props) {
  const { t } = useTexts('alarms');
  const box = useRef<HTMLDivElement>(null);
  const pointer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const now = useServerNow(1000);
  const narrow = window.innerWidth < 600;
  const rowPx = narrow ? narrowRowHeightPx : rowHeightPx;
  const rows = useFixedRows(box, view.rows.length, rowPx, narrow ? 0 : rowHeightPx);

  const { cursor } = selection;
  useLayoutEffect(() => {
    const index = cursor === null ? -1 : view.rows.indexOf(cursor);
    if (index >= 0) rows.show(index);
    // Only a moved cursor scrolls; new data must not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor]);

  const letGo = () => {
    if (pointer.current !== null) clearTimeout(pointer.current);
    console.freeze('pointer', false);
  };
  const hold = () => {
    if (pointer.current !== null) clearTimeout(pointer.current);
    console.freeze('pointer', true);
    pointer.current = setTimeout(letGo, pointerRestMs);
  };
  // Native events: a closing dialog gives the focus back while React hears none.
  useEffect(() => {
    const element = box.current;
    const take = () => console.freeze('focus', true);
    const leave = (event: FocusEvent) => {
      const next = event.relatedTarget;
      // A dialog is about the rows as they stand: they stand still behind it.
      if (next instanceof Element && (element?.contains(next) || next.closest('dialog') !== null)) return;
      console.freeze('focus', false);
    };
    element?.addEventListener('focusin', take);
    element?.addEventListener('focusout', leave);
    return () => {
      element?.removeEventListener('focusin', take);
      element?.removeEventListener('focusout', leave);
      if (pointer.current !== null) clearTimeout(pointer.current);
      console.freeze('pointer', false);
      console.freeze('focus', false);
    };
  }, [console]);

  const columns = ['level', 'alarm', 'object', 'place', 'unit', 'value', 'opened', 'duration', 'count', 'ack'] as const;
  return (
    <div
      className="grid"
      role="grid"
      aria-label={t('gridLabel')}
      aria-rowcount={view.rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      tabIndex={0}
      aria-activedescendant={cursor === null ? undefined : `alarm-${cursor}`}
      ref={box}
      onPointerMove={hold}
      onPointerLeave={letGo}
    >
      <div role="rowgroup" className="grid-head">
        <div role="row" className="grid-row" aria-rowindex={1}>
          <span role="columnheader">
            <input type="checkbox" className="checkbox" tabIndex={-1} aria-label={t('column.mark')} checked={view.rows.length > 0 && selection.marked.size >= view.rows.length} onChange={onMarkAll} />
          </span>
          {columns.map((column) => (
            <span role="columnheader" key={column} className={`cell-${column}`}>
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="grid-body" style={{ height: view.rows.length * rowPx }}>
        {view.rows.slice(rows.first, rows.end).map((id, place) => {
          const alarm = console.get(id);
          if (alarm === undefined) return null;
          const index = rows.first + place;
          return (
            <Row
              key={alarm.id}
              alarm={alarm}
              index={index}
              top={index * rowPx}
              marked={selection.marked.has(alarm.id)}
              current={cursor === alarm.id}
              sending={sending.has(alarm.id)}
              fresh={now - Date.parse(alarm.openedAt) < newForMs}
              minute={Math.floor(now / (secondsSince(alarm.openedAt, now) < 120 ? 1000 : 20_000))}
              nowMs={now}
              onOpen={onOpen}
              onCursor={onCursor}
              onMark={onMark}
            />
          );
        })}
      </div>
    </div>
  );
}

interface RowProps {
  alarm: Alarm;
  index: number;
  top: number;
  marked: boolean;
  current: boolean;
  sending: boolean;
  /** Came a moment ago. */
  fresh: boolean;
  /** Changes when the row's duration reads differently; the exact time does not redraw it. */
  minute: number;
  nowMs: number;
  onOpen: (id: Id) => void;
  onCursor: (id: Id, extend: boolean) => void;
  onMark: (id: Id) => void;
}

/**
 * Only the frame of a row knows where it stands: when rows come above it moves, and its cells stay as they are. When the list is scrolled a row
 * that stays in sight is not drawn at all.
 */
const Row = memo(function Row(row: RowProps) {
  const { alarm, index, top, marked, current, fresh, onOpen, onCursor } = row;
  const cleared = alarm.clearedAt !== null;
  const classes = [
    'grid-row',
    alarm.acknowledgedAt !== null ? 'row-acknowledged' : 'row-open',
    marked ? 'row-marked' : '',
    current ? 'row-current' : '',
    cleared ? 'row-cleared' : '',
    fresh ? 'row-new' : '',
    isWithheld(alarm) ? 'row-withheld' : '',
  ];
  const press = (event: MouseEvent) => {
    onCursor(alarm.id, event.shiftKey);
    if (!event.shiftKey) onOpen(alarm.id);
  };
  return (
    <div
      id={`alarm-${alarm.id}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={marked}
      className={classes.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onClick={press}
      onKeyDown={() => undefined}
    >
      <Cells {...row} />
    </div>
  );
}, isSameRow);

/** The exact time is left out: `minute` says when a duration reads differently. */
function isSameRow(a: RowProps, b: RowProps): boolean {
  return (
    a.index === b.index && a.current === b.current && a.fresh === b.fresh && a.top === b.top && a.onOpen === b.onOpen && a.onCursor === b.onCursor && a.onMark === b.onMark && hasSameCells(a, b)
  );
}

function hasSameCells(a: RowProps, b: RowProps): boolean {
  return a.alarm === b.alarm && a.marked === b.marked && a.sending === b.sending && a.minute === b.minute;
}

const isWithheld = (alarm: Alarm) => alarm.clearedAt === null && !isActive(alarm);

const Cells = memo(
  function Cells({ alarm, marked, sending, nowMs, onMark }: RowProps) {
    const { t, language } = useTexts('alarms');
    const cleared = alarm.clearedAt !== null;
    const acknowledged = alarm.acknowledgedAt !== null;
    const withheld = isWithheld(alarm);
    const unit = pickName({ nameZh: alarm.unitNameZh, nameEn: alarm.unitNameEn }, language);
    return (
      <>
        <span role="gridcell" className="cell-mark">
          <input
            type="checkbox"
            className="checkbox"
            tabIndex={-1}
            aria-label={t('markRow', { name: alarm.objectName })}
            checked={marked}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onMark(alarm.id)}
          />
        </span>
        <span role="gridcell" className="cell-level">
          {cleared ? <SeverityLabel level="cleared" /> : <SeverityLabel level={alarm.severity} hollow={acknowledged} alert={alarm.severity === 'critical' && !acknowledged && !withheld} />}
        </span>
        <span role="gridcell" className="cell-alarm" title={alarm.type}>
          {alarmTitle(alarm)}
          {alarm.instance === '' ? null : <small className="muted"> {alarm.instance}</small>}
        </span>
        <span role="gridcell" className="cell-object" title={alarm.objectCode}>
          {alarm.objectName}
        </span>
        <span role="gridcell" className="cell-place">
          {alarm.locationName ?? '—'}
        </span>
        <span role="gridcell" className="cell-unit">
          {unit}
        </span>
        <span role="gridcell" className="cell-value" title={alarm.evidence.detail}>
          {evidenceText(alarm)}
        </span>
        <span role="gridcell" className="cell-opened" title={formatDateTime(alarm.openedAt)}>
          {formatShortTime(alarm.openedAt, nowMs)}
        </span>
        <span role="gridcell" className="cell-duration">
          {formatDuration(secondsSince(alarm.openedAt, cleared && alarm.clearedAt !== null ? Date.parse(alarm.clearedAt) : nowMs))}
        </span>
        <span role="gridcell" className="cell-count">
          {formatCount(alarm.count, language)}
        </span>
        <span role="gridcell" className="cell-ack" title={alarm.note ?? undefined}>
          {sending ? t('working') : withheld ? t(`sight.${alarm.state}`) : acknowledged ? (alarm.acknowledgedBy ?? t('common:ack.yes')) : t('common:ack.no')}
        </span>
      </>
    );
  },
  hasSameCells,
);
