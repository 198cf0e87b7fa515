namespace PrisonOps.Ports.Notices;

/// <summary>What came of a try.</summary>
/// <param name="Answer">In the words of the other side.</param>
/// <param name="IsFinal">Trying again would come to the same: the address does not exist, the message is refused.</param>
public sealed record NoticeOutcome(bool IsSent, string Answer, bool IsFinal)
{
    public const int AnswerLengthMax = 500;

    public static NoticeOutcome Sent(string answer) => new(true, Cut(answer), true);

    public static NoticeOutcome Failed(string answer) => new(false, Cut(answer), false);

    public static NoticeOutcome Refused(string answer) => new(false, Cut(answer), true);

    private static string Cut(string answer) => answer.Length <= AnswerLengthMax ? answer : answer[..AnswerLengthMax];
}
