using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Walls;

namespace PrisonOps.Storage.Walls;

/// <summary>What scenes may say; a refusal names the scene and the widget.</summary>
internal static class WallRules
{
    public static Refusal? Check(ImmutableArray<WallScene> scenes)
    {
        if (scenes.Length > WallPlan.ScenesMax) return Refusals.Range(scenes.Length, 0, WallPlan.ScenesMax);
        if (scenes.Select(scene => scene.Id).Distinct().Count() != scenes.Length) return Refusal.Of("wall-scene-twice", "Two scenes have the same id.");

        return scenes.Select(Check).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Check(WallScene scene)
    {
        if (scene.Name.Trim().Length is 0 or > WallScene.NameLengthMax) return Refusals.Length(scene.Name.Trim().Length, 1, WallScene.NameLengthMax).About(scene.Name);
        if (scene.Columns is < WallScene.ColumnsMin or > WallScene.ColumnsMax) return Refusals.Range(scene.Columns, WallScene.ColumnsMin, WallScene.ColumnsMax).About(scene.Name);
        if (scene.Rows is < WallScene.RowsMin or > WallScene.RowsMax) return Refusals.Range(scene.Rows, WallScene.RowsMin, WallScene.RowsMax).About(scene.Name);
        if (scene.Seconds is not 0 and (< WallScene.SecondsMin or > WallScene.SecondsMax))
            return Refusals.Range(scene.Seconds, WallScene.SecondsMin, WallScene.SecondsMax).About(scene.Name);
        if (scene.Widgets.Length > WallScene.WidgetsMax) return Refusals.Range(scene.Widgets.Length, 0, WallScene.WidgetsMax).About(scene.Name);

        for (int place = 0; place < scene.Widgets.Length; place++)
        {
            WallWidget widget = scene.Widgets[place];
            if (!Enum.IsDefined(widget.Kind)) return Refusals.OneOf(widget.Kind.ToString(), Enum.GetNames<WallWidgetKind>()).About(scene.Name);
            if (widget.X < 0 || widget.Y < 0 || widget.Width < 1 || widget.Height < 1 || widget.X + widget.Width > scene.Columns || widget.Y + widget.Height > scene.Rows)
            {
                return Refusal.Of(
                    "wall-widget-place", "Widget {number} ({kind}) lies outside of its scene '{scene}', which has {columns} columns and {rows} rows.",
                    ("number", place + 1), ("kind", widget.Kind), ("scene", scene.Name), ("columns", scene.Columns), ("rows", scene.Rows));
            }

            if (widget.Kind is WallWidgetKind.Topology && widget.MapId is null)
                return Refusal.Of("wall-widget-map", "Widget {number} of scene '{scene}' shows a map and names none.", ("number", place + 1), ("scene", scene.Name));
            if (widget.Kind is WallWidgetKind.Kpi && (widget.Kpi is not { } kpi || !Enum.IsDefined(kpi)))
                return Refusals.OneOf(widget.Kpi?.ToString() ?? "", Enum.GetNames<WallKpi>()).About(scene.Name);
            if (widget.Text?.Length > WallScene.TextLengthMax) return Refusals.Length(widget.Text.Length, 0, WallScene.TextLengthMax).About(scene.Name);
            if (scene.Widgets.Take(place).Any(widget.Overlaps))
                return Refusal.Of("wall-widget-overlap", "Widget {number} ({kind}) of scene '{scene}' lies over another one.", ("number", place + 1), ("kind", widget.Kind), ("scene", scene.Name));
        }

        return null;
    }
}
