//! What rooms said in Latin letters with many marks. Made up.

use super::Language;

pub fn latin() -> Language {
    Language {
        tag: "cy",
        title: "Dyfodol ein cwm",
        place: "Tŷ’r Gŵyl",
        vision: ["Mae pawb yn cerdded i’r ysgol.", "Mae dŵr glân ym mhob tŷ.", "Does neb ar ei ben ei hun."],
        lanes: [
            (
                "Iechyd yn y tŷ",
                "Dŵr glân a bwyd da i bawb.",
                "Siân",
                [
                    "Grŵp cerdded bob wythnos",
                    "Agor y tŷ bach yn y neuadd",
                    "Gŵyl fwyd yn y gwanwyn",
                    "Dŵr glân i bawb",
                    "Ffonio’r ŵyr a’r wyres",
                    "Dysgu cymorth cyntaf",
                ],
            ),
            (
                "Khu phố xanh",
                "Mọi người đều muốn một khu phố xanh.",
                "Nguyễn Thị Hằng",
                [
                    "Mở nhóm đi bộ mỗi tuần",
                    "Trồng cây ở khu đất trống",
                    "Nấu ăn cùng nhau mỗi tháng",
                    "Dạy tiếng Việt cho trẻ em",
                    "Đèn đường an toàn hơn",
                    "Gặp gỡ người cao tuổi",
                ],
            ),
            (
                "Ẹ̀kọ́ fún gbogbo ọmọ",
                "Gbogbo ọmọ ló yẹ kó kàwé.",
                "Ọlá Adébọ̀wálé",
                [
                    "Ẹ jẹ́ ká kọ́ ilé ẹ̀kọ́",
                    "Ọgbà ẹ̀fọ́ fún gbogbo ènìyàn",
                    "Omi tó mọ́ fún àwọn ọmọ",
                    "Ọjọ́ ìtàn ní ilé ìwé",
                    "Ìpàdé àwọn àgbà",
                    "Ẹgbẹ́ olùrìn ní ọ̀sẹ̀ kọ̀ọ̀kan",
                ],
            ),
            (
                "Ścieżki i światła",
                "Bezpieczne ścieżki są dla wszystkich.",
                "Łucja Żółkoś",
                [
                    "Otworzyć świetlicę wieczorem",
                    "Posadzić dwanaście drzew",
                    "Wspólne gotowanie co miesiąc",
                    "Książki dla każdego dziecka",
                    "Ścieżka wzdłuż kanału",
                    "Zapytać o żółte światła",
                ],
            ),
        ],
        who: ["Siân", "Nguyễn Thị Hằng", "Ọlá Adébọ̀wálé", "Łucja Żółkoś", "مريم"],
        values: ["Parch", "Croeso", "Gonestrwydd"],
        assets: [("Pobl", &["cogyddion", "teilwr", "athrawes"]), ("Lleoedd", &["neuadd", "camlas", "القاعة"])],
        bond: "Ieuenctid a henoed: gwan i gryf",
        not_agreed: "Ffordd newydd",
        next: "3 Hydref, yn y neuadd",
    }
}
