using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Grains.Adversity;

[Trait("Ring", "long")]
public sealed class ManyBadDaysTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Alarms_rosters_and_roll_ups_come_right_on_fifty_bad_days(int seed)
    {
        Assert.SkipUnless(GridFixture.IsEmbedded, "Adversity is a mode of the embedded host.");

        await AdversityRun.Of(seed);
    }
}
