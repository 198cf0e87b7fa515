using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

/// <summary>
/// What follows a diagnosis beside the turns: its pictures are kept, then the round is stored with the key of its evidence, then a first good
/// picture may become the reference.
/// </summary>
internal sealed class CameraRounds(IRoundWriter writer, CameraPictures pictures, CameraBasis basis, Action evidenceKept, TimeProvider time)
{
    public async Task Store(
        ObjectConfiguration camera, DiagnosisOrder order, KeyframeResult result, PictureVerdict verdict, DayProfile profile, PictureJudgement held)
    {
        string[] shown = [.. verdict.Faults.Select(fault => fault.Code)];
        bool isLatest = false;
        if (result.Jpeg is { } jpeg)
        {
            string[] confirmed = [.. shown.Where(code => held.Confirmed.Any(fault => fault.Fault.Code == code))];
            Task<bool> latest = pictures.KeepLatest(camera.Place, new(result.At, jpeg, profile) { Measured = result.Measurements });
            await pictures.KeepEvidence(confirmed, camera.Place, new(result.At, jpeg, profile), evidenceKept);
            isLatest = await latest;
        }

        writer.Offer(new(
            Guid.CreateVersion7(time.GetUtcNow()), camera.Id, camera.Place, result.At, order.PlanId, order.RunId, result.Outcome, profile,
            RoundFaults.Of(verdict, camera.Criticality), result.Timing, shown.Select(pictures.EvidenceOf).FirstOrDefault(key => key is not null)));
        if (isLatest && result.Outcome == StreamOutcome.Ok && IsReference(shown, held)) basis.LearnFrom(profile, result.At);
    }

    private bool IsReference(string[] shown, PictureJudgement held) => basis.FirstPictureCounts
        ? !shown.Contains(PictureFaultCodes.SignalLoss)
        : shown.Length == 0 && held.Confirmed.IsEmpty;
}
