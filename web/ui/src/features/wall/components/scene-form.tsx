import { useTexts } from '@/shared/i18n/i18n';
import type { WallKpi, WallScene, WallWidgetKind } from '@/shared/wire';
import { changed, limits, placeFor, regridded, removed, standardScene, wallKpis, widgetKinds } from '../model/scene';
import { MapChoice } from './map-choice';

interface Props {
  unitId: number;
  scenes: readonly WallScene[];
  scene: WallScene | null;
  selected: number | null;
  canUndo: boolean;
  canRedo: boolean;
  saving: boolean;
  onScenes: (scenes: readonly WallScene[]) => void;
  onScene: (scene: WallScene) => void;
  onShow: (id: string) => void;
  onSelect: (place: number | null) => void;
  onUndo: () => void;
  onRedo: () => void;
  onSave: () => void;
  onClose: () => void;
}

const bounded = (text: string, [min, max]: readonly [number, number]) => Math.min(max, Math.max(min, Math.round(Number(text)) || min));

/** The tools above the scene that is composed. */
export function SceneForm({ unitId, scenes, scene, selected, canUndo, canRedo, saving, onScenes, onScene, onShow, onSelect, onUndo, onRedo, onSave, onClose }: Props) {
  const { t } = useTexts('wall');
  const widget = scene === null || selected === null ? undefined : scene.widgets[selected];
  const add = (made: WallScene) => {
    onScenes([...scenes, made]);
    onShow(made.id);
  };
  const named = () => t('edit.newName', { number: scenes.length + 1 });
  const addWidget = (kind: WallWidgetKind) => {
    if (scene === null) return;
    const made = placeFor(scene, kind);
    if (made === null) return;
    onScene({ ...scene, widgets: [...scene.widgets, made] });
    onSelect(scene.widgets.length);
  };
  const isFull = scene === null || scene.widgets.length >= limits.widgets || placeFor(scene, 'clock') === null;
  const field = (name: 'columns' | 'rows', value: number) => (
    <label>
      <span>{t(`edit.${name}`)}</span>
      <input
        className="input"
        type="number"
        min={limits[name][0]}
        max={limits[name][1]}
        value={value}
        onChange={(event) => {
          if (scene === null) return;
          const next = bounded(event.target.value, limits[name]);
          onScene(name === 'columns' ? regridded(scene, next, scene.rows) : regridded(scene, scene.columns, next));
        }}
      />
    </label>
  );
  return (
    <div className="wall-tools">
      <nav className="wall-scenes" aria-label={t('scene.list')}>
        {scenes.map((other) => (
          <button key={other.id} type="button" aria-current={other.id === scene?.id ? 'true' : undefined} onClick={() => onShow(other.id)}>
            {other.name}
          </button>
        ))}
        {scenes.length < limits.scenes ? (
          <>
            <button type="button" onClick={() => add(standardScene(crypto.randomUUID(), named()))}>
              {t('edit.addStandard')}
            </button>
            <button type="button" onClick={() => add({ ...standardScene(crypto.randomUUID(), named()), widgets: [] })}>
              {t('edit.addEmpty')}
            </button>
          </>
        ) : null}
      </nav>
      {scene === null ? null : (
        <div className="wall-tools-row">
          <label>
            <span>{t('edit.name')}</span>
            <input className="input" maxLength={limits.name} value={scene.name} onChange={(event) => onScene({ ...scene, name: event.target.value })} />
          </label>
          {field('columns', scene.columns)}
          {field('rows', scene.rows)}
          <label title={t('edit.secondsHint')}>
            <span>{t('edit.seconds')}</span>
            <input
              className="input"
              type="number"
              min={0}
              max={limits.seconds[1]}
              value={scene.seconds}
              onChange={(event) => {
                const given = Math.round(Number(event.target.value)) || 0;
                onScene({ ...scene, seconds: given <= 0 ? 0 : Math.min(limits.seconds[1], given) });
              }}
              onBlur={() => {
                if (scene.seconds > 0 && scene.seconds < limits.seconds[0]) onScene({ ...scene, seconds: limits.seconds[0] });
              }}
            />
          </label>
          <label>
            <span>{t('edit.add')}</span>
            <select className="input" value="" disabled={isFull} onChange={(event) => addWidget(event.target.value as WallWidgetKind)}>
              <option value="">{t(isFull ? 'edit.full' : 'edit.choose')}</option>
              {widgetKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`widget.${kind}`)}
                </option>
              ))}
            </select>
          </label>
          {widget === undefined || selected === null ? (
            <span className="muted">{t('edit.hint')}</span>
          ) : (
            <>
              {widget.kind === 'text' ? (
                <label className="wall-tools-text">
                  <span>{t('edit.text')}</span>
                  <input className="input" maxLength={limits.text} value={widget.text ?? ''} onChange={(event) => onScene(changed(scene, selected, { text: event.target.value }))} />
                </label>
              ) : null}
              {widget.kind === 'topology' ? <MapChoice unitId={unitId} mapId={widget.mapId} onChange={(mapId) => onScene(changed(scene, selected, { mapId }))} /> : null}
              {widget.kind === 'kpi' ? (
                <label>
                  <span>{t('widget.kpi')}</span>
                  <select className="input" value={widget.kpi ?? ''} onChange={(event) => onScene(changed(scene, selected, { kpi: event.target.value as WallKpi }))}>
                    {wallKpis.map((kpi) => (
                      <option key={kpi} value={kpi}>
                        {t(`kpiName.${kpi}`)}
                      </option>
                    ))}
                  </select>
                </label>
              ) : null}
              <button
                type="button"
                className="button"
                onClick={() => {
                  onSelect(null);
                  onScene(removed(scene, selected));
                }}
              >
                {t('edit.remove', { kind: t(`widget.${widget.kind}`) })}
              </button>
            </>
          )}
          <button
            type="button"
            className="button"
            onClick={() => {
              const rest = scenes.filter((other) => other.id !== scene.id);
              onScenes(rest);
              onSelect(null);
            }}
          >
            {t('edit.removeScene')}
          </button>
        </div>
      )}
      <div className="wall-tools-row wall-tools-end">
        <button type="button" className="button" disabled={!canUndo} onClick={onUndo} title="Ctrl+Z">
          {t('common:action.undo')}
        </button>
        <button type="button" className="button" disabled={!canRedo} onClick={onRedo} title="Ctrl+Y">
          {t('edit.redo')}
        </button>
        <button type="button" className="button button-primary" disabled={!canUndo || saving || scenes.some((other) => other.name.trim() === '' || other.widgets.some((one) => one.kind === 'topology' && one.mapId === null))} onClick={onSave} title="Ctrl+S">
          {t('common:action.save')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('common:action.close')}
        </button>
      </div>
    </div>
  );
}
