namespace PrisonOps.Web.Feed;

/// <summary>One item of a topic as it is now.</summary>
/// <param name="Order">Grows with the item's own revision; what is older than what is known changes nothing.</param>
/// <param name="Json">The whole item; null when it left.</param>
/// <param name="Urgent">Goes out at once: the answer of a person's command.</param>
/// <param name="Leaves">The item is sent once more and then leaves by itself (a cleared alarm).</param>
internal readonly record struct FeedChange(string Key, long Order, byte[]? Json, bool Urgent, bool Leaves);
