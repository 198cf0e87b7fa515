using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Grains.Adversity;

public sealed class AdversityTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Alarms_rosters_and_roll_ups_come_right_on_a_bad_day(int seed)
    {
        Assert.SkipUnless(GridFixture.IsEmbedded, "Adversity is a mode of the embedded host.");

        await AdversityRun.Of(seed);
    }
}
