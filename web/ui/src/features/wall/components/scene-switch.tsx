import { useTexts } from '@/shared/i18n/i18n';
import type { Rotation } from './use-rotation';

/** The scenes of this wall, at the foot of its header. */
export function SceneSwitch({ rotation }: { rotation: Rotation }) {
  const { t } = useTexts('wall');
  if (rotation.scenes.length < 2) return null;

  return (
    <nav className="wall-scenes" aria-label={t('scene.list')}>
      {rotation.scenes.map((scene, place) => (
        <button key={scene.id} type="button" aria-current={place === rotation.place ? 'true' : undefined} onClick={() => rotation.show(place)}>
          {scene.name}
        </button>
      ))}
      {rotation.rotates ? (
        <button type="button" aria-pressed={rotation.paused} title="P" onClick={() => rotation.pause(!rotation.paused)}>
          {t(rotation.paused ? 'scene.goOn' : 'scene.pause')}
        </button>
      ) : null}
    </nav>
  );
}
