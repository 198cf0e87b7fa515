/* What one session holds, and what it notes about the packets that pass. */
#ifndef PRISONOPS_KEYFRAMES_SESSION_H
#define PRISONOPS_KEYFRAMES_SESSION_H

#include "keyframes.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <stdatomic.h>

/* One coded picture. Its bytes are valid until the next one is read. */
typedef struct coded_picture {
    const uint8_t *data;
    int size;
    int is_key;
    int is_cut;                       /* its end is missing, or may be */
    int64_t time_stamp;               /* in the time base of the stream */
    int64_t arrived_us;               /* when its last byte had arrived, by the clock */
} coded_picture;

struct keyframes_session {
    AVFormatContext *input;
    AVCodecContext *decoder;          /* keyframes, each for itself */
    AVCodecContext *burst;            /* every frame; null outside of a burst */
    AVPacket *burst_packet;
    int burst_drained;                /* the stream ended within the burst: what the decoder holds comes out, then no more */
    AVPacket *packet;                 /* as it came: a whole picture of a file, a piece of one of a stream */
    AVFrame *decoded;                 /* what the decoder gave, if it gave anything */
    AVFrame *frame;                   /* the last picture given out, kept for its JPEG */
    AVRational time_base;
    int video;                        /* index of the video stream */
    int is_file;
    atomic_int interrupted;
    int64_t deadline_us;
    int64_t patience_us;              /* until when the next packet must have come */
    int64_t first_packet_limit_us, silence_limit_us, spacing_us;
    int64_t lost_packets;             /* of the RTP sequence */
    int64_t lost_before;              /* of them, before the picture that is being put together */
    int status;                       /* of the last answer of the peer that was no success; 0 is none */

    AVCodecParserContext *parser;     /* null where packets are whole pictures */
    AVCodecContext *parsing;
    const uint8_t *unparsed;
    int unparsed_bytes;
    int is_parsed_out;

    coded_picture coded;
    AVPacket *key_packet;             /* the last keyframe that arrived */
    keyframes_picture key_note;       /* what was noted of it */
    int key_is_new;                   /* it was not decoded for itself yet */
    int is_filtered;                  /* a keyframe was coded so coarsely that the decoder has to filter it */
    int64_t given_us;                 /* time stamp of the keyframe that was given last; INT64_MIN is none */

    keyframes_picture shown;          /* the last picture given out */
    int has_picture;
    uint8_t *narrowed;                /* 8-bit copy of a picture that has more bits */
    size_t narrowed_bytes;

    int64_t playing_us, signalling_us;
    int64_t first_packet_us, first_key_us, last_packet_us, packet_before_us, last_key_us;   /* by the clock, 0 is never */
    int64_t key_interval_max_us, gap_max_us, lateness_max_us;
    int64_t schedule_us;              /* least (arrival - time stamp) so far: the earliest schedule */
    int64_t last_time_stamp;
    int64_t packets, bytes, pictures_after_key, bytes_after_key;
    int64_t key_packets, decode_errors;
    int parameter_sets_seen;
};

/* True when a wait must end; libavformat asks it from within every wait. */
int session_is_over(void *session);

/* What an error of FFmpeg means for the session. */
int32_t session_outcome(keyframes_session *session, int error);

/* A time stamp of the stream in microseconds; INT64_MIN for none. */
int64_t session_us(const keyframes_session *session, int64_t time_stamp);

void session_note_arrival(keyframes_session *session);
void session_note_picture(keyframes_session *session);

/* True for codecs whose pictures need no sequence or picture parameter sets. */
int session_needs_no_sets(const keyframes_session *session);

/* True when the data out of band carry a sequence and a picture parameter set. */
int session_is_given_sets(const keyframes_session *session);

#endif
