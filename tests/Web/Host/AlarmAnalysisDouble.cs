using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Seven alarms of a vendor with a formula in its name, in one prison; remembers what was asked.</summary>
internal sealed class AlarmAnalysisDouble : IAlarmAnalysis
{
    private static readonly AlarmFigures Seven = new(7, 9, 1, 4, 6, 2, 1, TimeSpan.FromSeconds(90.25), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(3_600), null);

    public (UnitScope Scope, AlarmSelection Selection, ImmutableArray<AlarmDimension> Dimensions)? Asked { get; private set; }

    public Task<AlarmPivot> Count(
        UnitScope scope, AlarmSelection selection, ImmutableArray<AlarmDimension> dimensions, CancellationToken cancellationToken)
    {
        Asked = (scope, selection, dimensions);
        ImmutableArray<string> key = [.. dimensions.Select(dimension => dimension switch
        {
            AlarmDimension.Prison => $"{Estate.Mianyang.Id}",
            AlarmDimension.Severity => "2",
            _ => "=vendor",
        })];
        return Task.FromResult(new AlarmPivot(Seven, [new(key, Seven)], false));
    }

    public Task<Page<AlarmListItem>> List(UnitScope scope, AlarmSelection selection, string? after, int pageSize, CancellationToken cancellationToken)
    {
        Asked = (scope, selection, []);
        return Task.FromResult(new Page<AlarmListItem>([], null, 0, true));
    }
}
