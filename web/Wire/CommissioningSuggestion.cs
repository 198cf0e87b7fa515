namespace PrisonOps.Web.Wire;

/// <summary>What the last round of a pending camera suggests to whoever looks at it.</summary>
public enum CommissioningSuggestion
{
    /// <summary>There is no picture to judge yet.</summary>
    None,
    Accept,
    Faulty,
}
