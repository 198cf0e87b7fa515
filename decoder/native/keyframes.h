/* Keyframes of one video stream, over libavformat and libavcodec.
 *
 * No FFmpeg structure crosses this border: an upgrade of FFmpeg is a recompile, never an edit of the caller.
 * A session is used by one thread at a time; only keyframes_interrupt may be called from another. */
#ifndef PRISONOPS_KEYFRAMES_H
#define PRISONOPS_KEYFRAMES_H

#include <stdint.h>

/* Raised with every change of a function, structure or number below. The caller refuses any other number. */
#define KEYFRAMES_ABI 8

/* The numbers are part of the border: append only. */
enum keyframes_outcome {
    KEYFRAMES_OK = 0,
    KEYFRAMES_ENDED = 1,              /* the file is at its end, or the peer closed the stream */
    KEYFRAMES_TIMEOUT = 2,            /* the deadline of this call passed */
    KEYFRAMES_INTERRUPTED = 3,        /* keyframes_interrupt was called */
    KEYFRAMES_REFUSED = 4,            /* nobody listens at that address and port */
    KEYFRAMES_UNREACHABLE = 5,        /* no route, or the name does not resolve */
    KEYFRAMES_UNAUTHORIZED = 6,       /* 401 and 403 */
    KEYFRAMES_NOT_FOUND = 7,          /* 404, 410, 454 and a file that does not exist */
    KEYFRAMES_SERVER_ERROR = 8,       /* another 4xx, or 5xx */
    KEYFRAMES_TLS = 9,
    KEYFRAMES_NO_VIDEO = 10,          /* the description names no video */
    KEYFRAMES_UNSUPPORTED_CODEC = 11,
    KEYFRAMES_UNSUPPORTED_PIXELS = 12,
    KEYFRAMES_INVALID_ANSWER = 13,    /* what arrived is neither RTSP nor a container that we know */
    KEYFRAMES_OUT_OF_MEMORY = 14,
    KEYFRAMES_OTHER = 15,
    KEYFRAMES_SILENT = 16,            /* packets came, and then none for longer than the limit */
    KEYFRAMES_NO_PACKETS = 17         /* none came within the limit */
};

enum keyframes_transport {
    KEYFRAMES_FILE = 0,
    KEYFRAMES_RTSP_TCP = 1,
    KEYFRAMES_RTSP_UDP = 2
};

enum keyframes_picture_flags {
    KEYFRAMES_DAMAGED = 1,            /* a part of this picture is missing or was concealed */
    KEYFRAMES_FULL_RANGE = 2          /* black is 0 and white 255, not 16 and 235 */
};

/* 8-bit planes of the last picture, valid until the next call on the session. Without chroma u and v are null.
 * Arrival, packets and bytes belong to keyframes; in a burst they are 0. */
typedef struct keyframes_picture {
    const uint8_t *y, *u, *v;
    int64_t pts_us;                   /* INT64_MIN when the stream carries none */
    int64_t arrived_us;               /* after PLAY was answered, or the file was opened */
    int64_t packets;                  /* coded pictures after the keyframe that was given before, with this one */
    int64_t bytes;                    /* of those packets */
    int64_t key_bytes;
    int32_t y_stride, u_stride, v_stride;
    int32_t width, height, chroma_width, chroma_height;
    int32_t flags;
} keyframes_picture;

/* Durations in microseconds; -1 says that it did not happen. */
typedef struct keyframes_timings {
    int64_t signalling_us;            /* connecting until PLAY was answered with success */
    int64_t first_packet_us;          /* PLAY answered until the first video packet */
    int64_t first_key_us;             /* first video packet until the first keyframe that gave a picture had arrived */
    int64_t key_interval_max_us;      /* between two keyframes, by arrival */
    int64_t since_key_us;             /* last keyframe until the last video packet */
    int64_t gap_max_us;               /* between two video packets, the silence up to now included */
    int64_t lateness_max_us;          /* behind the earliest schedule that the time stamps allow */
    int64_t packets, bytes;
    int64_t key_packets;              /* keyframes that arrived, decodable or not */
    int64_t decode_errors;            /* keyframes that gave no picture */
    int64_t lost_packets;             /* by the sequence numbers of RTP; a keyframe with one is damaged */
    int32_t parameter_sets_seen;      /* 0: the codec needs parameter sets and none arrived, in or out of band */
    int32_t reserved;
} keyframes_timings;

typedef struct keyframes_session keyframes_session;

/* All else in the library is hidden, so that no name of ours meets one of FFmpeg's. */
#pragma GCC visibility push(default)

int32_t keyframes_abi(void);

/* Three decimal numbers: versions of libavformat, libavcodec and libavutil that are loaded. Returns its length. */
int32_t keyframes_versions(char *text, int32_t capacity);

keyframes_session *keyframes_create(void);

/* How long the first packet after PLAY, and each packet after another, may take (files have no such limits), and how far
 * keyframes must be apart: in a stream where each picture is one, most are passed over. Without limits by this call only
 * the deadline of keyframes_next ends the wait. Before keyframes_open. */
void keyframes_set_limits(keyframes_session *session, int32_t first_packet_ms, int32_t silence_ms, int32_t spacing_ms);

/* Connects and starts to play. On failure `detail` is a short English text without address or credentials. */
int32_t keyframes_open(keyframes_session *session, const char *url, int32_t transport, int32_t timeout_ms,
                       char *detail, int32_t detail_capacity);

/* Begins a burst: from here keyframes_next gives every frame in the order of display, first the keyframe that it gave
 * last once more. Needs such a keyframe. A second decoder does the work and is gone with the end of the burst. */
int32_t keyframes_begin_burst(keyframes_session *session);

/* Back to keyframes. One that arrived within the burst and was not looked at for itself comes next. */
void keyframes_end_burst(keyframes_session *session);

/* Waits for the next keyframe that gives a picture (in a burst: the next frame). Those that give none are counted and
 * skipped. */
int32_t keyframes_next(keyframes_session *session, int32_t timeout_ms, keyframes_picture *picture);

/* Reads without decoding until something ends it: the deadline while packets come, silence, or the peer. */
int32_t keyframes_watch(keyframes_session *session, int32_t timeout_ms);

void keyframes_get_timings(const keyframes_session *session, keyframes_timings *timings);

/* The name of the codec, as FFmpeg spells it ("h264"). Returns its length. */
int32_t keyframes_codec(const keyframes_session *session, char *text, int32_t capacity);

/* The last picture that was given as JPEG, also when the calls after it gave none, scaled down by a whole factor to at most width_max. Quality falls until it fits `capacity`.
 * Returns the bytes written, or 0 when there is no picture or it does not fit. */
int32_t keyframes_jpeg(const keyframes_session *session, int32_t width_max, uint8_t *buffer, int32_t capacity);

/* Every wait of the session ends within a tenth of a second. */
void keyframes_interrupt(keyframes_session *session);

void keyframes_close(keyframes_session *session);

#pragma GCC visibility pop

#endif
