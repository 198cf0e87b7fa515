using System.Globalization;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>The answers for a person at a terminal: one line an input, one below for each fault.</summary>
internal static class DiagnosisTable
{
    public static IEnumerable<string> Lines(DiagnosisAnswer answer)
    {
        yield return $"{answer.Verdict,-8} {answer.Input}  ({answer.Keyframes} keyframes)";
        if (answer.Failure is { } failure) yield return $"         {failure.Code}: {failure.Detail}";
        foreach (DiagnosedFault fault in answer.Faults) yield return $"         {Text(fault)}";
        foreach (DiagnosedFault warning in answer.Warnings) yield return $"         (warning) {Text(warning)}";
    }

    public static string Text(DiagnosedFault fault)
    {
        string value = fault is { Value: { } measured, Limit: { } limit }
            ? string.Create(CultureInfo.InvariantCulture, $", {measured:0.###} against {limit:0.###} {fault.Unit}")
            : "";
        string when = fault is { From: { } from, To: { } to } ? string.Create(CultureInfo.InvariantCulture, $", {from:0.#} to {to:0.#} s") : "";
        return $"{fault.Code,-18} {fault.Severity}, score {fault.Score}, {fault.Detail}{value.TrimEnd()}{when}";
    }
}
