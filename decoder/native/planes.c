#include "planes.h"

#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <stdlib.h>

static int is_planar_luma(const AVPixFmtDescriptor *format)
{
    uint64_t refused = AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT
        | AV_PIX_FMT_FLAG_BITSTREAM | AV_PIX_FMT_FLAG_BE;
    if (!format || (format->flags & refused) || format->comp[0].depth < 8) return 0;
    return format->nb_components == 1 || (format->nb_components >= 3 && (format->flags & AV_PIX_FMT_FLAG_PLANAR)
        && format->comp[1].plane == 1 && format->comp[2].plane == 2);
}

static const uint8_t *narrow(uint8_t **next, const uint8_t *from, int stride, int width, int height, int shift)
{
    uint8_t *plane = *next;
    for (int y = 0; y < height; y++) {
        const uint16_t *row = (const uint16_t *)(from + (ptrdiff_t)y * stride);
        for (int x = 0; x < width; x++) plane[(size_t)y * width + x] = (uint8_t)(row[x] >> shift);
    }
    *next += (size_t)width * height;
    return plane;
}

static int32_t narrow_planes(keyframes_session *session, keyframes_picture *picture, int shift)
{
    size_t bytes = (size_t)picture->width * picture->height + 2 * (size_t)picture->chroma_width * picture->chroma_height;
    if (bytes > session->narrowed_bytes) {
        free(session->narrowed);
        session->narrowed = malloc(bytes);
        session->narrowed_bytes = session->narrowed ? bytes : 0;
        if (!session->narrowed) return KEYFRAMES_OUT_OF_MEMORY;
    }

    uint8_t *next = session->narrowed;
    picture->y = narrow(&next, picture->y, picture->y_stride, picture->width, picture->height, shift);
    picture->y_stride = picture->width;
    if (!picture->u) return KEYFRAMES_OK;
    picture->u = narrow(&next, picture->u, picture->u_stride, picture->chroma_width, picture->chroma_height, shift);
    picture->v = narrow(&next, picture->v, picture->v_stride, picture->chroma_width, picture->chroma_height, shift);
    picture->u_stride = picture->v_stride = picture->chroma_width;
    return KEYFRAMES_OK;
}

int32_t planes_of_frame(keyframes_session *session, keyframes_picture *picture)
{
    const AVFrame *frame = session->frame;
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(frame->format);
    if (!is_planar_luma(format)) return KEYFRAMES_UNSUPPORTED_PIXELS;

    int colour = format->nb_components >= 3;
    picture->y = frame->data[0];
    picture->y_stride = frame->linesize[0];
    picture->width = frame->width;
    picture->height = frame->height;
    if (colour) {
        picture->u = frame->data[1];
        picture->v = frame->data[2];
        picture->u_stride = frame->linesize[1];
        picture->v_stride = frame->linesize[2];
        picture->chroma_width = AV_CEIL_RSHIFT(frame->width, format->log2_chroma_w);
        picture->chroma_height = AV_CEIL_RSHIFT(frame->height, format->log2_chroma_h);
    }

    int full_range = frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P
        || frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
    if (full_range) picture->flags |= KEYFRAMES_FULL_RANGE;
    if (frame->decode_error_flags || (frame->flags & AV_FRAME_FLAG_CORRUPT)) picture->flags |= KEYFRAMES_DAMAGED;

    int shift = format->comp[0].depth - 8;
    return shift > 0 ? narrow_planes(session, picture, shift) : KEYFRAMES_OK;
}
