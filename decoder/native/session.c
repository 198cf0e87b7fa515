#include "session.h"

#include <errno.h>
#include <libavutil/mathematics.h>
#include <libavutil/time.h>
#include <string.h>

/* Parameter sets stand before the first slice; no real camera sends more than this of them. */
#define PARAMETER_SETS_BYTES_MAX 4096

enum { H264_SPS = 7, H264_PPS = 8, HEVC_SPS = 33, HEVC_PPS = 34 };

int session_is_over(void *opaque)
{
    const keyframes_session *session = opaque;
    int64_t now_us = av_gettime_relative();
    return atomic_load(&session->interrupted) || now_us > session->deadline_us || now_us > session->patience_us;
}

static int32_t of_status(int status)
{
    switch (status) {
    case 401: case 403: return KEYFRAMES_UNAUTHORIZED;
    case 404: case 410: case 454: return KEYFRAMES_NOT_FOUND;
    default: return KEYFRAMES_SERVER_ERROR;
    }
}

int32_t session_outcome(keyframes_session *session, int error)
{
    int is_waiting = error == AVERROR_EXIT || error == AVERROR(ETIMEDOUT);
    if (atomic_load(&session->interrupted)) return KEYFRAMES_INTERRUPTED;
    if (av_gettime_relative() > session->deadline_us) return KEYFRAMES_TIMEOUT;
    if (is_waiting && session->playing_us) return session->last_packet_us ? KEYFRAMES_SILENT : KEYFRAMES_NO_PACKETS;
    if (is_waiting) return KEYFRAMES_TIMEOUT;
    if (session->status) return of_status(session->status);
    switch (error) {
    case AVERROR_EOF: case AVERROR(ECONNRESET): case AVERROR(EPIPE): return KEYFRAMES_ENDED;
    case AVERROR(ECONNREFUSED): return KEYFRAMES_REFUSED;
    case AVERROR(EHOSTUNREACH): case AVERROR(ENETUNREACH): return KEYFRAMES_UNREACHABLE;
    case AVERROR_HTTP_UNAUTHORIZED: case AVERROR_HTTP_FORBIDDEN: return KEYFRAMES_UNAUTHORIZED;
    case AVERROR_HTTP_NOT_FOUND: case AVERROR(ENOENT): return KEYFRAMES_NOT_FOUND;
    case AVERROR_HTTP_BAD_REQUEST: case AVERROR_HTTP_OTHER_4XX: case AVERROR_HTTP_SERVER_ERROR: return KEYFRAMES_SERVER_ERROR;
    case AVERROR_STREAM_NOT_FOUND: return KEYFRAMES_NO_VIDEO;
    case AVERROR_DECODER_NOT_FOUND: return KEYFRAMES_UNSUPPORTED_CODEC;
    case AVERROR_INVALIDDATA: case AVERROR_DEMUXER_NOT_FOUND: return KEYFRAMES_INVALID_ANSWER;
    case AVERROR(ENOMEM): return KEYFRAMES_OUT_OF_MEMORY;
    default: return KEYFRAMES_OTHER;
    }
}

/* True when a coded picture, or the data out of band, carry a sequence and a picture parameter set. */
static int has_sets(const keyframes_session *session, const uint8_t *data, int size)
{
    int hevc = session->decoder->codec_id == AV_CODEC_ID_HEVC, sequence = 0, picture = 0;
    int end = size < PARAMETER_SETS_BYTES_MAX ? size : PARAMETER_SETS_BYTES_MAX;
    for (int i = 0; i + 3 < end; i++) {
        if (data[i] || data[i + 1] || data[i + 2] != 1) continue;
        int type = hevc ? (data[i + 3] >> 1) & 63 : data[i + 3] & 31;
        sequence |= type == (hevc ? HEVC_SPS : H264_SPS);
        picture |= type == (hevc ? HEVC_PPS : H264_PPS);
    }
    return sequence && picture;
}

int64_t session_us(const keyframes_session *session, int64_t time_stamp)
{
    return time_stamp == AV_NOPTS_VALUE ? INT64_MIN : av_rescale_q(time_stamp, session->time_base, AV_TIME_BASE_Q);
}

static void raise_to(int64_t *max, int64_t value)
{
    if (value > *max) *max = value;
}

void session_note_arrival(keyframes_session *session)
{
    const AVPacket *packet = session->packet;
    int64_t now_us = av_gettime_relative();
    session->packets++;
    session->bytes += packet->size;

    if (!session->first_packet_us) session->first_packet_us = now_us;
    if (session->last_packet_us) raise_to(&session->gap_max_us, now_us - session->last_packet_us);
    session->packet_before_us = session->last_packet_us ? session->last_packet_us : now_us;
    session->last_packet_us = now_us;

    /* A large picture takes its time on a narrow line: late is one that begins late. */
    if (packet->pts == AV_NOPTS_VALUE || packet->pts == session->last_time_stamp) return;
    session->last_time_stamp = packet->pts;
    int64_t offset_us = now_us - session_us(session, packet->pts);
    if (offset_us < session->schedule_us) session->schedule_us = offset_us;
    raise_to(&session->lateness_max_us, offset_us - session->schedule_us);
}

void session_note_picture(keyframes_session *session)
{
    const coded_picture *coded = &session->coded;
    int has_lost = session->lost_packets > session->lost_before;
    session->lost_before = session->lost_packets;
    session->pictures_after_key++;
    session->bytes_after_key += coded->size;
    if (!session->parameter_sets_seen) session->parameter_sets_seen = has_sets(session, coded->data, coded->size);
    if (!coded->is_key) return;

    session->key_packets++;
    if (session->last_key_us) raise_to(&session->key_interval_max_us, coded->arrived_us - session->last_key_us);
    session->last_key_us = coded->arrived_us;
    session->key_note = (keyframes_picture){
        .pts_us = session_us(session, coded->time_stamp),
        .arrived_us = coded->arrived_us - session->playing_us,
        .packets = session->pictures_after_key,
        .bytes = session->bytes_after_key,
        .key_bytes = coded->size,
        .flags = has_lost || coded->is_cut ? KEYFRAMES_DAMAGED : 0,
    };
}

void keyframes_get_timings(const keyframes_session *session, keyframes_timings *timings)
{
    int64_t silence_us = session->last_packet_us ? av_gettime_relative() - session->last_packet_us : 0;
    *timings = (keyframes_timings){
        .signalling_us = session->signalling_us ? session->signalling_us : -1,
        .first_packet_us = session->first_packet_us ? session->first_packet_us - session->playing_us : -1,
        .first_key_us = session->first_key_us ? session->first_key_us - session->first_packet_us : -1,
        .key_interval_max_us = session->key_packets > 1 ? session->key_interval_max_us : -1,
        .since_key_us = session->last_key_us ? session->last_packet_us - session->last_key_us : -1,
        .gap_max_us = !session->first_packet_us ? -1 : session->gap_max_us > silence_us ? session->gap_max_us : silence_us,
        .lateness_max_us = session->schedule_us == INT64_MAX ? -1 : session->lateness_max_us,
        .packets = session->packets,
        .bytes = session->bytes,
        .key_packets = session->key_packets,
        .decode_errors = session->decode_errors,
        .lost_packets = session->lost_packets,
        .parameter_sets_seen = session->parameter_sets_seen,
    };
}

int session_needs_no_sets(const keyframes_session *session)
{
    enum AVCodecID codec = session->decoder->codec_id;
    return codec != AV_CODEC_ID_H264 && codec != AV_CODEC_ID_HEVC;
}

int session_is_given_sets(const keyframes_session *session)
{
    const uint8_t *data = session->decoder->extradata;
    int size = session->decoder->extradata_size;
    if (!data || size < 4) return 0;
    return data[0] == 1               /* avcC or hvcC of a file: exists only to carry the sets */
        || has_sets(session, data, size);
}
