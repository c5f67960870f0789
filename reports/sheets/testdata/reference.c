/* Writes the general list with libxlsxwriter's constant-memory mode: the same cells, formats and page as the benchmark's
   own list. Usage: reference OUT.xlsx ROWS. Prints the seconds it took. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <xlsxwriter.h>

#define COLUMNS 20

static lxw_format *styled(lxw_workbook *book, const char *number, uint8_t align, int muted) {
    lxw_format *f = workbook_add_format(book);
    format_set_font_name(f, "Times New Roman");
    format_set_font_size(f, 11);
    format_set_border(f, LXW_BORDER_THIN);
    format_set_text_wrap(f);
    format_set_align(f, LXW_ALIGN_VERTICAL_TOP);
    format_set_align(f, align);
    if (number) format_set_num_format(f, number);
    if (muted) {
        format_set_italic(f);
        format_set_font_color(f, 0x595959);
    }
    return f;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    long rows = atol(argv[2]);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);

    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
    lxw_workbook *book = workbook_new_opt(argv[1], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "General");
    lxw_format *text[2], *code[2], *number[2], *date[2], *moment[2], *area[2];
    for (int m = 0; m < 2; m++) {
        text[m] = styled(book, NULL, LXW_ALIGN_LEFT, m);
        code[m] = styled(book, "@", LXW_ALIGN_LEFT, m);
        number[m] = styled(book, "0", LXW_ALIGN_CENTER, m);
        date[m] = styled(book, "dd\\.mm\\.yyyy", LXW_ALIGN_CENTER, m);
        moment[m] = styled(book, "dd\\.mm\\.yyyy\\ hh:mm", LXW_ALIGN_CENTER, m);
        area[m] = styled(book, "#,##0.00##", LXW_ALIGN_RIGHT, m);
    }
    lxw_format *heading = styled(book, NULL, LXW_ALIGN_CENTER, 0);
    format_set_bold(heading);
    format_set_bg_color(heading, 0xE7E9ED);
    worksheet_set_column(sheet, 0, COLUMNS - 1, 14, NULL);
    worksheet_freeze_panes(sheet, 1, 0);
    for (int c = 0; c < COLUMNS; c++) worksheet_write_string(sheet, 0, c, "Heading of a column", heading);

    char s[256];
    for (long i = 0; i < rows; i++) {
        uint32_t r = (uint32_t)i + 1;
        int m = i % 10 == 0;
        long day = i % 5000;
        worksheet_write_number(sheet, r, 0, i + 1, number[m]);
        snprintf(s, sizeof s, "%ld/%ld", 2006 + i % 18, i + 1);
        worksheet_write_string(sheet, r, 1, s, code[m]);
        worksheet_write_number(sheet, r, 2, i % 7000 + 1, number[m]);
        snprintf(s, sizeof s, "Есенғалиева Зәуре Ісламқызы %ld", i * 7919 % 100000);
        worksheet_write_string(sheet, r, 3, s, text[m]);
        snprintf(s, sizeof s, "%012ld", i * 104729 % 999999999989L);
        worksheet_write_string(sheet, r, 4, s, code[m]);
        worksheet_write_number(sheet, r, 5, 25569 + day, date[m]);
        worksheet_write_string(sheet, r, 6, "Әлеуметтік жағынан осал топтар", text[m]);
        worksheet_write_number(sheet, r, 7, 38000 + day + (double)(i % 1440) / 1440, moment[m]);
        snprintf(s, sizeof s, "№ %ld-р от 04.05.2012", i % 900);
        worksheet_write_string(sheet, r, 8, s, text[m]);
        worksheet_write_number(sheet, r, 9, i % 9 + 1, number[m]);
        snprintf(s, sizeof s, "Ақсай а., Абай к-сі, %ld үй, %ld пәтер", i % 200, i % 90);
        worksheet_write_string(sheet, r, 10, s, text[m]);
        worksheet_write_number(sheet, r, 11, (double)(i % 900000) / 100, area[m]);
        worksheet_write_string(sheet, r, 12, "жеке меншігінде тұрғын үйі жоқ", text[m]);
        worksheet_write_number(sheet, r, 13, i % 40, number[m]);
        worksheet_write_number(sheet, r, 14, (double)(i % 12000) / 100, area[m]);
        worksheet_write_number(sheet, r, 15, i % 5 + 1, number[m]);
        worksheet_write_string(sheet, r, 16, "2-қабаттан жоғары емес", text[m]);
        worksheet_write_number(sheet, r, 17, 44000 + day, date[m]);
        snprintf(s, sizeof s, "+7 701 %03ld %02ld %02ld", i % 1000, i % 100, i % 97);
        worksheet_write_string(sheet, r, 18, s, code[m]);
        worksheet_write_blank(sheet, r, 19, text[m]);
    }
    worksheet_autofilter(sheet, 0, 0, (uint32_t)rows, COLUMNS - 1);
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_footer(sheet, "&L&8audit&R&8page &P of &N");
    if (workbook_close(book) != LXW_NO_ERROR) return 1;

    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%.3f\n", (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    return 0;
}
