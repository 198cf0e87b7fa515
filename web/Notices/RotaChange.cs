namespace PrisonOps.Web.Notices;

/// <param name="Id">Null for a new one.</param>
/// <param name="Revision">Of the rota that is replaced; 0 for a new one.</param>
internal sealed record RotaChange(Guid? Id, int UnitId, Wire.RotaFields Fields, long Revision);
