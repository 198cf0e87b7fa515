import type { WallScene } from '@/shared/wire';
import { WallWidgetView, type WallFigures } from './wall-widget';

/** A composed scene: its grid fills the screen, whatever its size. */
export function WallSceneView({ scene, figures }: { scene: WallScene; figures: WallFigures }) {
  return (
    <main className="wall-scene" id="content" style={{ gridTemplateColumns: `repeat(${scene.columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${scene.rows}, minmax(0, 1fr))` }}>
      {scene.widgets.map((widget) => (
        <div key={`${widget.kind} ${widget.x} ${widget.y}`} style={{ gridColumn: `${widget.x + 1} / span ${widget.width}`, gridRow: `${widget.y + 1} / span ${widget.height}` }}>
          <WallWidgetView widget={widget} figures={figures} />
        </div>
      ))}
    </main>
  );
}
