using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Standard;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>What can be said of a draft without rows; the store judges the rest.</summary>
internal static class DraftRules
{
    private const double SecondsMax = 86_400;

    public static ProblemHttpResult? Refuse(Wire.ObjectDraft draft, StandardPack pack)
    {
        if (pack.Classes.All(row => row.Code != draft.ClassCode))
        {
            return Problems.Field("classCode", Refusal.Of("unknown-class", "'{given}' is given; allowed are the codes of GET /api/classes.", ("given", draft.ClassCode)));
        }

        if (draft.Port is < 0 or > 65_535) return Problems.Field("port", Refusals.Range(draft.Port, 0, 65_535));
        if (!IsPeriod(draft.PollPeriodSeconds)) return Period("pollPeriodSeconds", draft.PollPeriodSeconds);

        return IsPeriod(draft.DiagnosisPeriodSeconds) ? null : Period("diagnosisPeriodSeconds", draft.DiagnosisPeriodSeconds);
    }

    public static ObjectDraft ToPorts(Wire.ObjectDraft draft) => new(
        draft.UnitId, draft.ClassCode, draft.Code, draft.Name, draft.Criticality, draft.Protocol, draft.NetworkDomain, draft.Address, draft.Port,
        draft.StreamPath, draft.CredentialSetId, TimeSpan.FromSeconds(draft.PollPeriodSeconds), TimeSpan.FromSeconds(draft.DiagnosisPeriodSeconds),
        draft.LocationId, draft.Thresholds)
    {
        Vendor = draft.Vendor,
        Model = draft.Model,
    };

    private static bool IsPeriod(double seconds) => seconds is >= 0 and <= SecondsMax;

    private static ProblemHttpResult Period(string field, double seconds) =>
        Problems.Field(field, Refusals.Range(seconds, 0, SecondsMax));
}
