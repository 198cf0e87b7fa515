import { useEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type PointerEvent } from 'react';
import { useTexts } from '@/shared/i18n/i18n';
import { problemText } from '@/shared/ui/problem-notice';
import { showToast } from '@/shared/ui/toasts';
import { isTyping } from '@/shared/ui/typing';
import type { WallPlan, WallScene, WallWidget } from '@/shared/wire';
import { savePlan } from '../api';
import { begin, changed, redo, removed, step, undo } from '../model/scene';
import { SceneForm } from './scene-form';
import { WallWidgetView, type WallFigures } from './wall-widget';

interface Drag {
  place: number;
  sizes: boolean;
  fromX: number;
  fromY: number;
  before: WallScene;
}

const arrows: Record<string, readonly [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Composes the scenes of a unit's wall. Nothing is in force before it is saved. */
export function SceneEditor({ plan, figures, onClose, onSaved }: { plan: WallPlan; figures: WallFigures; onClose: () => void; onSaved: (plan: WallPlan) => void }) {
  const { t } = useTexts('wall');
  const [steps, setSteps] = useState(() => begin<readonly WallScene[]>(plan.scenes));
  const [revision] = useState(plan.revision);
  const [sceneId, setSceneId] = useState<string | null>(plan.scenes[0]?.id ?? null);
  const [selected, setSelected] = useState<number | null>(null);
  const [preview, setPreview] = useState<WallScene | null>(null);
  const [saving, setSaving] = useState(false);
  const drag = useRef<Drag | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const scenes = steps.now;
  const stored = scenes.find((scene) => scene.id === sceneId) ?? scenes[0] ?? null;
  const scene = preview ?? stored;
  const unsaved = steps.past.length > 0;

  const apply = (next: readonly WallScene[]) => setSteps((last) => step(last, next));
  const applyScene = (next: WallScene) => {
    if (stored === null || next === stored) return;
    apply(scenes.map((other) => (other.id === next.id ? next : other)));
  };
  const goBack = () => {
    setSelected(null);
    setSteps(undo);
  };

  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  const save = () => {
    setSaving(true);
    savePlan(plan.unitId, scenes, revision)
      .then((saved) => {
        showToast(t('edit.saved'), { seconds: 4 });
        onSaved(saved);
      })
      .catch((error: unknown) => {
        setSaving(false);
        showToast(problemText(error, t), { error: true });
      });
  };
  const close = () => {
    if (!unsaved || window.confirm(t('edit.leave'))) onClose();
  };

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event)) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) goBack();
      else if (key === 'y' || key === 'z') setSteps(redo);
      else if (key === 's') save();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  const widgetKeys = (event: ReactKeyboardEvent, place: number, widget: WallWidget) => {
    if (stored === null || event.ctrlKey || event.metaKey) return;
    const arrow = arrows[event.key];
    if (arrow !== undefined) {
      const [x, y] = arrow;
      applyScene(changed(stored, place, event.shiftKey ? { width: widget.width + x, height: widget.height + y } : { x: widget.x + x, y: widget.y + y }));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      setSelected(null);
      applyScene(removed(stored, place));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const down = (event: PointerEvent<HTMLElement>, place: number, sizes: boolean) => {
    if (stored === null || event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    setSelected(place);
    drag.current = { place, sizes, fromX: event.clientX, fromY: event.clientY, before: stored };
  };
  const move = (event: PointerEvent) => {
    const at = drag.current;
    const box = grid.current?.getBoundingClientRect();
    const before = at?.before.widgets[at.place];
    if (at === null || box === undefined || before === undefined) return;
    const x = Math.round(((event.clientX - at.fromX) / box.width) * at.before.columns);
    const y = Math.round(((event.clientY - at.fromY) / box.height) * at.before.rows);
    const next = changed(at.before, at.place, at.sizes ? { width: Math.max(1, before.width + x), height: Math.max(1, before.height + y) } : { x: before.x + x, y: before.y + y });
    // Where there is no room it stays in the last place that had some.
    if (next !== at.before || (x === 0 && y === 0)) setPreview(next);
  };
  const up = () => {
    drag.current = null;
    if (preview !== null) applyScene(preview);
    setPreview(null);
  };

  return (
    <main className="wall-editor" id="content">
      <SceneForm
        unitId={plan.unitId}
        scenes={scenes}
        scene={scene}
        selected={selected}
        canUndo={steps.past.length > 0}
        canRedo={steps.future.length > 0}
        saving={saving}
        onScenes={apply}
        onScene={applyScene}
        onShow={(id) => {
          setSelected(null);
          setSceneId(id);
        }}
        onSelect={setSelected}
        onUndo={goBack}
        onRedo={() => setSteps(redo)}
        onSave={save}
        onClose={close}
      />
      {scene === null ? (
        <div className="empty">
          <strong>{t('edit.none')}</strong>
          {t('edit.noneHint')}
        </div>
      ) : (
        <div
          ref={grid}
          className="wall-scene wall-scene-edited"
          style={{
            gridTemplateColumns: `repeat(${scene.columns}, minmax(0, 1fr))`,
            gridTemplateRows: `repeat(${scene.rows}, minmax(0, 1fr))`,
            backgroundSize: `${100 / scene.columns}% ${100 / scene.rows}%`,
          }}
          onPointerDown={() => setSelected(null)}
        >
          {scene.widgets.map((widget, place) => (
            <div key={`${widget.kind} ${place}`} className="wall-edited" style={{ gridColumn: `${widget.x + 1} / span ${widget.width}`, gridRow: `${widget.y + 1} / span ${widget.height}` }}>
              <div className="wall-edited-content" inert>
                <WallWidgetView widget={widget} figures={figures} />
              </div>
              <button
                type="button"
                className="wall-handle"
                aria-pressed={selected === place}
                aria-label={t('edit.widget', { kind: t(`widget.${widget.kind}`), x: widget.x + 1, y: widget.y + 1, width: widget.width, height: widget.height })}
                onFocus={() => setSelected(place)}
                onKeyDown={(event) => widgetKeys(event, place, widget)}
                onPointerDown={(event) => down(event, place, false)}
                onPointerMove={move}
                onPointerUp={up}
                onPointerCancel={up}
              >
                <span>{t(`widget.${widget.kind}`)}</span>
              </button>
              <i className="wall-corner" onPointerDown={(event) => down(event, place, true)} onPointerMove={move} onPointerUp={up} onPointerCancel={up} aria-hidden="true" />
            </div>
          ))}
        </div>
      )}
    </main>
  );
}
