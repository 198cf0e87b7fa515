using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Unit.Tidy;

public sealed partial class TestBodiesTests
{
    [Fact]
    public void Every_test_checks_something() =>
        Repository.AssertNone(
            from file in Repository.TestSources
            from TestBody test in TestBody.AllOf(Repository.Read(file))
            where !Checks().IsMatch(test.Body)
            select $"{file}: {test.Name}",
            "A test without an assertion");

    [Fact]
    public void No_test_sleeps() =>
        Repository.AssertNone(
            from file in Repository.TestSources
            let lines = Repository.ReadLines(file)
            from number in Enumerable.Range(0, lines.Length)
            where Sleeps().IsMatch(lines[number])
            select $"{file}:{number + 1}: {lines[number].Trim()}",
            "A test that sleeps instead of waiting for the event");

    [Fact]
    public void No_test_uses_a_mocking_library() =>
        Repository.AssertNone(
            Repository.Projects.Where(project => Repository.Read(project) is string text && (text.Contains("Moq", StringComparison.Ordinal) || text.Contains("NSubstitute", StringComparison.Ordinal) || text.Contains("FakeItEasy", StringComparison.Ordinal))),
            "A mocking library");

    // Waiting for a signal with a limit is a check too; so is handing on to a method of the same class, which a reader finds beside it.
    [GeneratedRegex(@"\bAssert\.|\bCheck\w*\(|\bVerify\w*\(|\bExpect\w*\(|\bShould\w*\(|\bMust\w*\(|\bAssert\w+\(|ThrowOnFailure\(|\w*Until\w*[.(]|\bWait\w*\(|\) => \w+\(")]
    private static partial Regex Checks();

    [GeneratedRegex(@"Thread\.Sleep\(|await Task\.Delay\((?!Timeout\.Infinite)")]
    private static partial Regex Sleeps();
}
