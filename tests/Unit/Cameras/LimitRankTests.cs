using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class LimitRankTests
{
    private static readonly UnitPlace Prison = new(3, 2, 3);

    [Fact]
    public void The_nearer_target_wins_and_of_one_target_that_of_a_profile()
    {
        LimitDraft ministry = new(1, null, null, null, "blackLumaMax", 30);
        LimitDraft[] nearest =
        [
            ministry,
            ministry with { Profile = DayProfile.Night },
            ministry with { UnitId = 2 },
            ministry with { UnitId = 3 },
            ministry with { UnitId = 3, Profile = DayProfile.Night },
            ministry with { Group = "corridor" },
            ministry with { UnitId = 3, Group = "corridor" },
            ministry with { UnitId = 3, CameraId = Guid.NewGuid() },
        ];

        Assert.Equal(nearest, nearest.Reverse().OrderBy(draft => draft.Rank(Prison)));
    }

    [Fact]
    public void The_place_of_the_limit_gives_the_order_that_the_place_of_the_camera_gives()
    {
        LimitDraft ministry = new(1, null, null, null, "blackLumaMax", 30);
        (LimitDraft Draft, UnitPlace Own)[] limits = [(ministry, new(1, 0, 0)), (ministry with { UnitId = 2 }, new(2, 2, 0)), (ministry with { UnitId = 3 }, Prison)];

        Assert.All(limits, limit => Assert.Equal(limit.Draft.Rank(Prison), limit.Draft.Rank(limit.Own)));
    }
}
