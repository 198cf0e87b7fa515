using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Objects;

/// <summary>Objects as the browser gets them.</summary>
internal static class ObjectWire
{
    public static Wire.ObjectRow Row(ObjectListItem item) => new(
        item.Id, item.Place.Unit, item.UnitNameZh, item.UnitNameEn, item.ClassCode, item.Code, item.Name, item.Criticality, item.Protocol,
        item.NetworkDomain, item.Address, item.LocationId, item.LocationName, item.State, item.Reason, item.Since, item.LastPollAt, item.Revision);

    public static Wire.ObjectDetail Detail(ObjectListItem item, ObjectConfiguration configuration) => new(
        Row(item), configuration.Port, configuration.StreamPath, configuration.CredentialSetId, configuration.PollPeriod.TotalSeconds,
        configuration.DiagnosisPeriod.TotalSeconds, configuration.MaintenanceUntil, configuration.Thresholds, configuration.Vendor, configuration.Model);

    public static Wire.Relation Relation(RelationRow row) => new(
        row.Id, row.FromId, row.FromName, row.Type, row.ToId, row.ToName, row.FromPort, row.ToPort, row.ValidFrom, row.ValidTo, row.CreatedBy);

    public static Wire.CredentialSet Credentials(CredentialSetRow row) =>
        new(row.Id, row.UnitId, row.Name, row.Kind, row.Summary, row.UsedBy, row.ChangedAt, row.Revision);
}
