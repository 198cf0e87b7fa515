using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices.Rotas;

public sealed record Rota(Guid Id, UnitPlace Place, RotaFields Fields, string ChangedBy, DateTimeOffset ChangedAt, long Revision);
