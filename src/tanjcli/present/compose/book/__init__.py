"""The workbook of the monthly pack: ``compose_book`` turns an Assessment into sheets of typed cells."""

from tanjcli.present.compose.book.whole import compose_book as compose_book
