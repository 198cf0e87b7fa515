namespace PrisonOps.Grains.Alarms;

/// <summary>Which open alarms a batch looks at again beside what it holds.</summary>
internal enum BoardReview
{
    None,
    Due,
    All,
}
