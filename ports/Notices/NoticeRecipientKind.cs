namespace PrisonOps.Ports.Notices;

/// <summary>The numbers are stored; they are append-only.</summary>
public enum NoticeRecipientKind
{
    Person = 1,

    /// <summary>Whoever holds a role in the unit of the alarm.</summary>
    Role = 2,

    /// <summary>Whoever is on duty by a rota when the step is due.</summary>
    Rota = 3,
}
