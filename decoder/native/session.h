/* What one session holds, and what it notes about the packets that pass. */
#ifndef PRISONOPS_KEYFRAMES_SESSION_H
#define PRISONOPS_KEYFRAMES_SESSION_H

#include "keyframes.h"

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <stdatomic.h>

struct keyframes_session {
    AVFormatContext *input;
    AVCodecContext *decoder;          /* keyframes, each for itself */
    AVCodecContext *burst;            /* every frame; null outside of a burst */
    int burst_drained;                /* the stream ended within the burst: what the decoder holds comes out, then no more */
    AVPacket *packet;
    AVPacket *key_packet;             /* the last keyframe that arrived */
    keyframes_picture key_note;       /* what was noted of it */
    int key_is_new;                   /* it arrived within a burst and was not decoded for itself */
    AVFrame *frame;
    AVRational time_base;
    int video;                        /* index of the video stream */
    int is_file;
    atomic_int interrupted;
    int64_t deadline_us;

    keyframes_picture shown;          /* the last picture given out */
    int has_picture;
    uint8_t *narrowed;                /* 8-bit copy of a picture that has more bits */
    size_t narrowed_bytes;

    int64_t playing_us, signalling_us;
    int64_t first_packet_us, first_key_us, last_packet_us, last_key_us;     /* by the clock, 0 is never */
    int64_t key_interval_max_us, gap_max_us, lateness_max_us;
    int64_t schedule_us;              /* least (arrival - time stamp) so far: the earliest schedule */
    int64_t packets, bytes, packets_after_key, bytes_after_key;
    int64_t key_packets, decode_errors;
    int parameter_sets_seen;
};

/* A time stamp of the stream in microseconds; INT64_MIN for none. */
int64_t session_us(const keyframes_session *session, int64_t time_stamp);

void session_note_arrival(keyframes_session *session);
void session_note_keyframe(keyframes_session *session);

/* True for codecs whose pictures need no sequence or picture parameter sets. */
int session_needs_no_sets(const keyframes_session *session);

/* True when these bytes (a packet or the data out of band) carry a sequence and a picture parameter set. */
int session_has_sets(const keyframes_session *session, const uint8_t *data, int size);

#endif
