"""The access matrix of figures, rubrics, rounds and lost points: the table of `routes`, continued."""

from __future__ import annotations

from tests.access.row import BOTH, OFFICE, POST, WITH_DOSSIERS, Row

RUBRIC_DRAFT = "chi-so/bo-tieu-chi/du-thao/<uuid:pk>/"
ROUND = "chi-so/danh-gia/"
LOST = "chi-so/diem-bi-tru/"
IMPROVE = "chi-so/cai-thien/"
BREAKTHROUGH = "chi-so/dot-pha/"
INDEX = {
    # indicators
    "chi-so/": Row(WITH_DOSSIERS, BOTH, sent=lambda *_: {"way": "print"}),
    "chi-so/chi-tieu/<slug:code>/": Row(WITH_DOSSIERS, path={"code": "dossiers_on_time"}),
    "chi-so/chi-tieu/<slug:code>/ho-so-goc/": Row(
        WITH_DOSSIERS, BOTH, path={"code": "dossiers_on_time"}, sent=lambda *_: {"way": "print"}
    ),
    "chi-so/chi-tieu/<slug:code>/don-vi/": Row(WITH_DOSSIERS, path={"code": "dossiers_on_time"}),
    # parindex: the index itself
    "chi-so/cay/": Row(WITH_DOSSIERS),
    "chi-so/cay/theo-thang/": Row(WITH_DOSSIERS),
    "chi-so/cay/so-sanh/": Row(WITH_DOSSIERS),
    "chi-so/cay/muc/<str:code>/": Row(WITH_DOSSIERS, path={"code": "1"}),
    # parindex: rubrics
    "chi-so/bo-tieu-chi/": Row(WITH_DOSSIERS),
    **{
        f"chi-so/bo-tieu-chi/<uuid:pk>/{words}": Row(WITH_DOSSIERS, of="rubric") for words in ("", "bo-tieu-chi.json")
    },
    "chi-so/bo-tieu-chi/<uuid:pk>/soan/": Row(OFFICE, POST, of="rubric"),
    RUBRIC_DRAFT: Row(WITH_DOSSIERS, of="rubric_draft"),
    **{
        f"{RUBRIC_DRAFT}{verb}/": Row(OFFICE, POST, of="rubric_draft", sent=lambda *_: {"seen": "0"})
        for verb in ("luu", "cong-bo", "bo")
    },
    # parindex: the yearly round
    ROUND: Row(WITH_DOSSIERS),
    f"{ROUND}mo/": Row(WITH_DOSSIERS, BOTH),
    f"{ROUND}<uuid:pk>/": Row(WITH_DOSSIERS, BOTH, of="round", sent=lambda *_: {"way": "print"}),
    **{
        f"{ROUND}<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="round")
        for verb in ("advance_round", "adopt_rubric", "move_deadlines", "approve_result", "publish_result",
                     "close_round")
    },
    f"{ROUND}phieu/<uuid:pk>/": Row(WITH_DOSSIERS, of="assessment"),
    **{
        f"{ROUND}phieu/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="assessment")
        for verb in ("assign_criteria", "submit_self_score", "return_self_score", "lock_self_score",
                     "reopen_self_score", "lock_explanation")
    },
    f"{ROUND}tieu-chi/<uuid:pk>/": Row(WITH_DOSSIERS, of="leaf"),
    **{
        f"{ROUND}tieu-chi/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="leaf")
        for verb in ("score_leaf", "appraise_leaf", "explain_leaf", "add_evidence")
    },
    f"{ROUND}minh-chung/<uuid:pk>/tep/": Row(WITH_DOSSIERS, of="evidence"),
    "chi-so/phuc-vu/": Row(WITH_DOSSIERS),
    # parindex: what can still be won
    **{f"{IMPROVE}{name}": Row(WITH_DOSSIERS) for name in ("", "thu/", "du-bao/", "lay-lai/")},
    f"{IMPROVE}lay-lai/<uuid:pk>/": Row(WITH_DOSSIERS, BOTH, of="published", sent=lambda *_: {"way": "print"}),
    f"{IMPROVE}con-mo/<slug:indicator>/": Row(WITH_DOSSIERS, path={"indicator": "dossiers_on_time"}),
    f"{IMPROVE}phieu/<uuid:pk>/tieu-chi/<str:code>/giao/": Row(
        WITH_DOSSIERS, BOTH, of="assessment", path={"code": "1.1"}
    ),
    # parindex: breakthroughs
    BREAKTHROUGH: Row(WITH_DOSSIERS),
    f"{BREAKTHROUGH}phieu/<uuid:pk>/": Row(WITH_DOSSIERS, BOTH, of="published", sent=lambda *_: {"way": "print"}),
    f"{BREAKTHROUGH}phieu/<uuid:pk>/dang-ky/": Row(WITH_DOSSIERS, BOTH, of="published"),
    **{f"{BREAKTHROUGH}<uuid:pk>/{name}": Row(WITH_DOSSIERS, of="breakthrough") for name in ("", "phieu.pdf")},
    **{
        f"{BREAKTHROUGH}<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, BOTH, of="breakthrough")
        for verb in ("sua", "send_breakthrough", "receive_breakthrough", "approve_breakthrough", "report_breakthrough",
                     "conclude_breakthrough", "return_breakthrough", "stop_breakthrough")
    },
    # parindex: lost points
    f"{LOST}<uuid:pk>/": Row(WITH_DOSSIERS, BOTH, of="published", sent=lambda *_: {"way": "print"}),
    f"{LOST}<uuid:pk>/in/<slug:paper>.pdf": Row(WITH_DOSSIERS, of="published", path={"paper": "bien-ban"}),
    f"{LOST}<uuid:pk>/ban-kiem-diem.pdf": Row(WITH_DOSSIERS, of="published"),
    f"{LOST}muc/<uuid:pk>/": Row(WITH_DOSSIERS, of="lost_point"),
    **{
        f"{LOST}muc/<uuid:pk>/{verb}/": Row(WITH_DOSSIERS, POST, of="lost_point")
        for verb in ("nguyen-nhan", "tra-loi", "ket-luan", "khac-phuc")
    },
}  # fmt: skip
