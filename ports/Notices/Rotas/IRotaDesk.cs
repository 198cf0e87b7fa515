using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices.Rotas;

/// <summary>What a person may write into a rota, and what it comes to.</summary>
public interface IRotaDesk
{
    (string Field, Refusal Refusal)? Check(RotaFields fields);

    (string Field, Refusal Refusal)? Check(RotaOverrideDraft draft);

    ImmutableArray<RotaDuty> Duties(RotaFields fields, ImmutableArray<RotaOverride> overrides, DateTimeOffset from, DateTimeOffset until);
}
