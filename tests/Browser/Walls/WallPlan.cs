using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>The scenes of a wall that a person in charge composes.</summary>
internal static class WallPlan
{
    /// <summary>Two scenes of prison A with every kind of widget between them; where the wall is.</summary>
    public static async Task<string> Save(ProductFixture product, string name, int seconds)
    {
        using ApiClient api = await product.SignIn(SmallEstate.System);
        int unit = (await api.Get("/api/units")).EnumerateArray().Single(row => row.GetProperty("code").GetString() == "cn.1.1").GetProperty("id").GetInt32();
        string map = (await api.Get("/api/topology/maps")).EnumerateArray()
            .Single(row => row.GetProperty("unitId").GetInt32() == unit && row.GetProperty("kind").GetString() == "automatic").GetProperty("id").GetString()!;
        long revision = (await api.Get($"/api/walls/{unit}")).GetProperty("revision").GetInt64();
        object Widget(string kind, int x, int y, int width, int height) => new
        {
            kind, x, y, width, height, text = kind == "text" ? name : null, mapId = kind == "topology" ? map : null, kpi = kind == "kpi" ? "toAcknowledgeMean" : null,
        };
        using HttpResponseMessage saved = await api.Send(HttpMethod.Put, $"/api/walls/{unit}", new
        {
            revision,
            scenes = new[]
            {
                new
                {
                    id = Guid.NewGuid(), name = name + 1, columns = 24, rows = 12, seconds,
                    widgets = new[] { Widget("topology", 0, 0, 12, 12), Widget("ticker", 12, 0, 6, 6), Widget("kpi", 18, 0, 6, 3), Widget("clock", 18, 3, 6, 3), Widget("cameras", 12, 6, 6, 6), Widget("trend", 18, 6, 6, 6) },
                },
                new
                {
                    id = Guid.NewGuid(), name = name + 2, columns = 24, rows = 12, seconds,
                    widgets = new[]
                    {
                        Widget("health", 0, 0, 6, 4), Widget("severity", 6, 0, 12, 4), Widget("text", 18, 0, 6, 4), Widget("systems", 0, 4, 6, 8), Widget("units", 6, 4, 6, 8),
                        Widget("video", 12, 4, 6, 4), Widget("types", 18, 4, 6, 4), Widget("response", 12, 8, 6, 4), Widget("room", 18, 8, 6, 4),
                    },
                },
            },
        });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return $"/wall/{unit}";
    }
}
